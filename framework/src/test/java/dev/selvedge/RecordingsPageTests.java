package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.assertj.RecordingAssert;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on recordings shows code that is compiled and run, and names every assertion. */
class RecordingsPageTests {

  private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void everySnippetIsPartOfATest() throws IOException {
    String test = Files.readString(file("framework/src/test/java/dev/selvedge/RecordingIT.java"));

    List<String> snippets =
        SNIPPET
            .matcher(page())
            .results()
            .map(MatchResult::group)
            .map(RecordingsPageTests::inside)
            .toList();

    assertThat(snippets).hasSizeGreaterThan(3).allSatisfy(it -> assertThat(test).contains(it));
  }

  @Test
  void everyAssertionIsInTheTable() throws IOException {
    String page = page();

    assertThat(RecordingAssert.class.getDeclaredMethods())
        .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
        .extracting(Method::getName)
        .allSatisfy(name -> assertThat(page).containsPattern("(?m)^\\| `" + name + "\\("));
  }

  private static String inside(String snippet) {
    return snippet.substring("```java\n".length(), snippet.length() - "```".length());
  }

  private static String page() throws IOException {
    return Files.readString(file("docs/recordings.md"));
  }

  private static Path file(String path) {
    return Arrays.stream(new String[] {"", ".."})
        .map(folder -> Path.of(folder).resolve(path))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() -> new AssertionError(path));
  }
}
