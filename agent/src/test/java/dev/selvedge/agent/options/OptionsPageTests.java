package dev.selvedge.agent.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference of the options, and the table in the README. */
class OptionsPageTests {

  private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");
  private static final Pattern KEY = Pattern.compile("(?m)^\\| `([a-z.<>A-Z-]+)` \\|");

  /** A row of the table that has a default in code. */
  private static final Pattern DEFAULT = Pattern.compile("(?m)^\\| `([a-z.-]+)` \\| `([^`]+)` \\|");

  private static final Pattern EXAMPLE = Pattern.compile("[`,=]([a-z.-]+=[^`,\\s<]+)");

  @Test
  void thePageListsTheKeysThereAre() throws IOException {
    assertThat(keysOf("docs/options.md")).containsExactlyInAnyOrderElementsOf(OptionsParser.KEYS);
  }

  @Test
  void theDefaultsOnThePageAreThoseThatHold() throws IOException {
    Map<String, String> defaults =
        DEFAULT
            .matcher(Files.readString(ROOT.resolve("docs/options.md")))
            .results()
            .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
    Options without = parse(null);

    assertThat(defaults)
        .containsOnlyKeys(
            "fail-on",
            "formats",
            "fanout.limit",
            "queue.limit",
            "threads.limit",
            "cancel.grace",
            "carrier.threshold",
            "lock.threshold",
            "loop.threshold",
            "mode",
            "pinned.threshold",
            "on-leak",
            "output",
            "rules",
            "settle",
            "stack-depth")
        .allSatisfy(
            (key, value) ->
                assertThat(parse(key + "=" + value))
                    .usingRecursiveComparison()
                    .ignoringFields("given")
                    .isEqualTo(without));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "docs/event-loops.md",
        "docs/rules/BlockedEventLoop.md",
        "docs/rules/UnfinishedTask.md"
      })
  void whatIsSetInOtherPagesIsAccepted(String page) throws IOException {
    List<String> examples =
        EXAMPLE
            .matcher(Files.readString(ROOT.resolve(page)))
            .results()
            .map(example -> example.group(1))
            .filter(example -> OptionsParser.KEYS.contains(example.replaceFirst("=.*", "")))
            .toList();

    assertThat(examples).isNotEmpty();
    assertThatCode(() -> examples.forEach(OptionsPageTests::parse)).doesNotThrowAnyException();
  }

  @Test
  void theReadmeListsNoOtherKeys() throws IOException {
    assertThat(keysOf("README.md")).isNotEmpty().isSubsetOf(OptionsParser.KEYS);
  }

  private static Options parse(@Nullable String argument) {
    return OptionsParser.parse(argument, new Properties(), List.of("BlockedEventLoop"));
  }

  private static List<String> keysOf(String page) throws IOException {
    return KEY.matcher(Files.readString(ROOT.resolve(page)))
        .results()
        .map((MatchResult key) -> key.group(1))
        .toList();
  }
}
