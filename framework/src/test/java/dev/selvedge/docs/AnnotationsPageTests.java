package dev.selvedge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Pages;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Target;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference of the annotations says what the annotations are, each of them and no other. */
class AnnotationsPageTests {

  private static final String SOURCES = "framework/src/main/java/dev/selvedge/";
  private static final Pattern SECTION = Pattern.compile("(?ms)^## `@(\\w+)`\n(.*?)(?=^## |\\z)");

  /** In the order in which the page names them. */
  private static final List<ElementType> PLACES =
      List.of(ElementType.TYPE, ElementType.METHOD, ElementType.PACKAGE, ElementType.PARAMETER);

  static Stream<Class<?>> annotations() throws IOException {
    return Pages.all(".java").stream()
        .filter(file -> file.startsWith(SOURCES))
        .map(file -> file.substring(SOURCES.length()).replace(".java", ""))
        .filter(name -> !name.contains("/") && !name.contains("-"))
        .<Class<?>>map(AnnotationsPageTests::named)
        .filter(type -> type.isAnnotation() && Modifier.isPublic(type.getModifiers()));
  }

  @Test
  void everyAnnotationHasASectionAndNothingElseHas() throws IOException {
    assertThat(sections().map(section -> section.group(1)))
        .containsExactlyInAnyOrderElementsOf(annotations().map(Class::getSimpleName).toList());
  }

  @ParameterizedTest
  @MethodSource("annotations")
  void itSaysWhereTheAnnotationMayStand(Class<?> annotation) throws IOException {
    assertThat(section(annotation)).startsWith("\n" + places(annotation) + "\n");
  }

  @ParameterizedTest
  @MethodSource("annotations")
  void itHasEachElementWithItsTypeAndDefault(Class<?> annotation) throws IOException {
    List<String> rows =
        section(annotation)
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(0, line.lastIndexOf(" | ")))
            .toList();

    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(annotation.getDeclaredMethods()).map(AnnotationsPageTests::row).toList());
  }

  private static String places(Class<?> annotation) {
    Target target = annotation.getAnnotation(Target.class);
    Set<ElementType> targets = target == null ? Set.of() : Set.of(target.value());
    List<String> places =
        Stream.concat(
                PLACES.stream().filter(targets::contains).map(AnnotationsPageTests::place),
                targets.contains(ElementType.TYPE) || targets.contains(ElementType.ANNOTATION_TYPE)
                    ? Stream.of("another annotation")
                    : Stream.of())
            .toList();
    return "On: "
        + String.join(", ", places)
        + "."
        + (annotation.isAnnotationPresent(Inherited.class) ? " Inherited by subclasses." : "")
        + (annotation.isAnnotationPresent(Repeatable.class) ? " Repeatable." : "");
  }

  private static String place(ElementType type) {
    return switch (type) {
      case TYPE -> "a class";
      case METHOD -> "a method";
      case PACKAGE -> "a package";
      case PARAMETER -> "a parameter";
      default -> throw new AssertionError(type);
    };
  }

  private static String row(Method element) {
    Object byDefault = element.getDefaultValue();
    return "| `%s` | `%s` | %s"
        .formatted(
            element.getName(),
            element.getReturnType().getSimpleName(),
            byDefault == null ? "required" : "`" + literal(byDefault) + "`");
  }

  private static String literal(@Nullable Object value) {
    if (value instanceof String text) {
      return '"' + text + '"';
    }
    return value != null && value.getClass().isArray()
        ? IntStream.range(0, Array.getLength(value))
            .mapToObj(index -> literal(Array.get(value, index)))
            .collect(Collectors.joining(", ", "{", "}"))
        : String.valueOf(value);
  }

  private static String section(Class<?> annotation) throws IOException {
    return sections()
        .filter(section -> section.group(1).equals(annotation.getSimpleName()))
        .map(section -> section.group(2))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no section " + annotation.getSimpleName()));
  }

  private static Stream<MatchResult> sections() throws IOException {
    return SECTION.matcher(Files.readString(Pages.file("docs/annotations.md"))).results();
  }

  private static Class<?> named(String simpleName) {
    try {
      return Class.forName("dev.selvedge." + simpleName);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
