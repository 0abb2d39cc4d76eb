package dev.selvedge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The code on the pages is part of what the build compiles, but for indentation, and for a line
 * {@code ...} that stands for what was left out. The pages of rules show code of nobody's project;
 * {@code RulePagesTests} in the samples compiles it.
 */
@TestInstance(Lifecycle.PER_CLASS)
class SnippetsTests {

  private static final String LEFT_OUT = "...";

  private final List<String> sources = new ArrayList<>();

  SnippetsTests() throws IOException {
    for (String file : Pages.all(".java")) {
      sources.add(plain(Files.readString(Pages.file(file)).lines()));
    }
  }

  static Stream<String> pages() throws IOException {
    return Pages.all(".md").stream()
        .filter(page -> !page.startsWith("docs/rules/"))
        .filter(SnippetsTests::hasSnippets);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everySnippetIsCompiled(String page) throws IOException {
    List<String> nowhere =
        Pages.snippets(page).stream().filter(snippet -> !isCompiled(snippet)).toList();

    assertThat(nowhere).isEmpty();
  }

  @Test
  void aSnippetThatIsNowhereIsNoticed() {
    assertThat(isCompiled("int nowhere" + " = 1;\n")).isFalse();
    assertThat(isCompiled("")).isFalse();
  }

  @Test
  void whatIsLeftOutStandsBetweenTheOthers() {
    assertThat(holds("a\nb\nc\n", parts("  a\n  ...\n  c\n"))).isTrue();
    assertThat(holds("a\nb\nc\n", parts("  c\n  ...\n  a\n"))).isFalse();
  }

  private static boolean hasSnippets(String page) {
    try {
      return !Pages.snippets(page).isEmpty();
    } catch (IOException e) {
      throw new AssertionError(page, e);
    }
  }

  private boolean isCompiled(String snippet) {
    List<String> parts = parts(snippet);
    return !parts.isEmpty() && sources.stream().anyMatch(source -> holds(source, parts));
  }

  private static boolean holds(String source, List<String> parts) {
    int from = 0;
    for (String part : parts) {
      int at = source.indexOf(part, from);
      if (at < 0) {
        return false;
      }
      from = at + part.length();
    }
    return true;
  }

  private static List<String> parts(String snippet) {
    return Arrays.stream(plain(snippet.lines()).split("(?m)^" + Pattern.quote(LEFT_OUT) + "\n"))
        .filter(part -> !part.isBlank())
        .toList();
  }

  /** Lines as they are without indentation. */
  private static String plain(Stream<String> lines) {
    return lines
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
