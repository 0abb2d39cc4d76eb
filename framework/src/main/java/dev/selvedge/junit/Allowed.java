package dev.selvedge.junit;

import dev.selvedge.Allow;
import dev.selvedge.Detached;
import dev.selvedge.ExpectFinding;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What a node of a test plan says of findings by annotations of its own: which it allows, of which
 * work, and which it expects. What the nodes around it say is known of their windows, in which its
 * window lies.
 */
final class Allowed {

  private Allowed() {}

  /** What a method allows, or a class with its package. */
  static List<Map<String, String>> by(@Nullable Class<?> type, @Nullable Method method) {
    return each(
        type,
        method,
        Allow.class,
        (allow, at) ->
            Map.of("rule", allow.rule(), "in", allow.in(), "because", allow.because(), "at", at));
  }

  /** For which work of a method nobody is to wait, or of a class with its package. */
  static List<Map<String, String>> detached(@Nullable Class<?> type, @Nullable Method method) {
    return each(
        type,
        method,
        Detached.class,
        (detached, at) -> Map.of("in", detached.in(), "because", detached.because(), "at", at));
  }

  /** What a method is to find, or each test of a class. */
  static List<Map<String, String>> expected(@Nullable Class<?> type, @Nullable Method method) {
    return each(
        type,
        method,
        ExpectFinding.class,
        (expected, at) -> Map.of("rule", rule(expected), "in", expected.in(), "at", at));
  }

  /** What makes no sense of what is expected, in one line; null if nothing. */
  static @Nullable String complaint(@Nullable Class<?> type, @Nullable Method method) {
    return each(type, method, ExpectFinding.class, Allowed::complaint).stream()
        .filter(complaint -> !complaint.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private static String complaint(ExpectFinding expected, String at) {
    return expected.rule().isEmpty() || expected.value().isEmpty()
        ? ""
        : "the @ExpectFinding at "
            + at
            + " names two rules, '"
            + expected.value()
            + "' and '"
            + expected.rule()
            + "'; write one annotation for each";
  }

  private static String rule(ExpectFinding expected) {
    return expected.rule().isEmpty() ? expected.value() : expected.rule();
  }

  /** What a test method is to find, by annotations of its own and of the classes around it. */
  static List<Map<String, String>> expectedOf(ExtensionContext context) {
    List<Map<String, String>> expected =
        new ArrayList<>(expected(null, context.getRequiredTestMethod()));
    for (Class<?> each = context.getRequiredTestClass();
        each != null;
        each = each.getEnclosingClass()) {
      expected.addAll(expected(each, null));
    }
    return expected;
  }

  /** What there is to say of each annotation of a type, and of where that stands. */
  private static <A extends Annotation, T> List<T> each(
      @Nullable Class<?> type,
      @Nullable Method method,
      Class<A> annotation,
      BiFunction<A, String, T> said) {
    List<T> all = new ArrayList<>();
    if (method != null) {
      add(
          all,
          method,
          method.getDeclaringClass().getName() + "." + method.getName(),
          annotation,
          said);
    } else if (type != null) {
      add(all, type, type.getName(), annotation, said);
      Package around = type.getPackage();
      if (around != null) {
        add(all, around, around.getName(), annotation, said);
      }
    }
    return all;
  }

  private static <A extends Annotation, T> void add(
      List<T> all,
      AnnotatedElement element,
      String at,
      Class<A> annotation,
      BiFunction<A, String, T> said) {
    for (A each : AnnotationSupport.findRepeatableAnnotations(element, annotation)) {
      all.add(said.apply(each, at));
    }
  }
}
