package dev.selvedge.agent.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference of the options, and the settings that other pages show. */
class OptionsPageTests {

  private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");
  private static final Pattern KEY = Pattern.compile("(?m)^\\| `([a-z.<>A-Z-]+)` \\|");

  /** A row of the table that has a default in code. */
  private static final Pattern DEFAULT = Pattern.compile("(?m)^\\| `([a-z.-]+)` \\| `([^`]+)` \\|");

  /** A row with what is accepted. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z.<>A-Z-]+)` \\| [^|]* \\| ([^|]+) \\|");

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```properties\n(.*?)^```");

  /** What the framework reads by itself. */
  private static final Set<String> OF_THE_FRAMEWORK =
      Set.of("selvedge.guarded", "selvedge.unguarded", "selvedge.attach");

  private static final Pattern RANGE = Pattern.compile("^(\\d+) to (\\d+)$");
  private static final Pattern UNIT = Pattern.compile("`([a-z]+)`");

  /** Every rule has a page. */
  private static final List<String> RULES =
      Arrays.stream(Objects.requireNonNull(ROOT.resolve("docs/rules").toFile().list()))
          .map(page -> page.replace(".md", ""))
          .toList();

  /** What is accepted where a value is a name, or many. */
  private static final Set<String> FREE =
      Set.of(
          "a file",
          "a folder",
          "a list of patterns",
          "`<where> because <reason>`",
          "a list of packages, classes and methods",
          "a list of packages, `com.acme` or `com.acme.*`",
          "a list of methods, `com.acme.Gate.enter/leave`",
          "0 to 10000000, or `off`");

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
            "stack-depth",
            "timeline")
        .allSatisfy(
            (key, value) ->
                assertThat(parse(key + "=" + value))
                    .usingRecursiveComparison()
                    .ignoringFields("given")
                    .isEqualTo(without));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatThePageSaysIsAcceptedIsAndNothingElse(String key, String accepted) {
    Matcher range = RANGE.matcher(accepted);
    if (range.find()) {
      assertAccepts(key, List.of(range.group(1), range.group(2)));
      assertRefuses(key, List.of("0", (Integer.parseInt(range.group(2)) + 1) + "", "many"));
    } else if (accepted.startsWith("a number with ")) {
      List<String> units = UNIT.matcher(accepted).results().map(unit -> unit.group(1)).toList();
      assertThat(units).hasSize(5);
      assertAccepts(key, units.stream().map(unit -> "1" + unit).toList());
      assertRefuses(key, List.of("1", "1h", "soon"));
    } else if (accepted.matches("`.*`(, `.*`)*") && !accepted.contains("<")) {
      assertAccepts(key, List.of(accepted.replace("`", "").split(", ")));
      assertRefuses(key, List.of("nonsense"));
    } else {
      assertThat(accepted).isIn(FREE);
    }
  }

  /** Wherever a page shows a setting, it is one that the agent takes. */
  @ParameterizedTest
  @MethodSource("pagesWithExamples")
  void whatIsSetInOtherPagesIsAccepted(Path page) throws IOException {
    List<String> examples = examples(page);

    assertThat(examples).isNotEmpty();
    assertThatCode(() -> examples.forEach(OptionsPageTests::parse)).doesNotThrowAnyException();
  }

  @Test
  void filesOfPropertiesOnPagesAreAccepted() throws IOException {
    Properties shown = new Properties();
    for (Path page : pages()) {
      for (MatchResult block : BLOCK.matcher(Files.readString(page)).results().toList()) {
        Properties file = new Properties();
        file.load(new StringReader(block.group(1)));
        file.forEach((key, value) -> shown.put("selvedge." + plain((String) key), value));
      }
    }
    shown.keySet().removeAll(OF_THE_FRAMEWORK);

    assertThat(shown).hasSizeGreaterThan(2);
    assertThatCode(() -> OptionsParser.parse(null, shown, RULES)).doesNotThrowAnyException();
  }

  /** A key as the agent's option, be it written with our prefix or without. */
  private static String plain(String key) {
    return key.startsWith("selvedge.") ? key.substring("selvedge.".length()) : key;
  }

  static Stream<Arguments> rows() throws IOException {
    return ROW.matcher(Files.readString(ROOT.resolve("docs/options.md")))
        .results()
        .map(row -> Arguments.of(row.group(1), row.group(2)));
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }

  static Stream<Path> pagesWithExamples() throws IOException {
    List<Path> with = new ArrayList<>();
    for (Path page : pages()) {
      if (!examples(page).isEmpty()) {
        with.add(page);
      }
    }
    assertThat(with).hasSizeGreaterThan(5);
    return with.stream();
  }

  private static List<String> examples(Path page) throws IOException {
    return EXAMPLE
        .matcher(Files.readString(page))
        .results()
        .map(example -> example.group(1))
        .filter(example -> OptionsParser.KEYS.contains(example.replaceFirst("=.*", "")))
        .toList();
  }

  private static void assertAccepts(String key, List<String> values) {
    for (String value : values) {
      assertThatCode(() -> parse(setting(key, value))).as(value).doesNotThrowAnyException();
    }
  }

  private static void assertRefuses(String key, List<String> values) {
    for (String value : values) {
      assertThatThrownBy(() -> parse(setting(key, value)))
          .as(value)
          .isInstanceOf(OptionException.class)
          .hasMessageContaining(value);
    }
  }

  private static String setting(String key, String value) {
    return key.replace("<Rule>", "BlockedEventLoop") + "=" + value;
  }

  private static Options parse(@Nullable String argument) {
    return OptionsParser.parse(argument, new Properties(), RULES);
  }

  private static List<String> keysOf(String page) throws IOException {
    return KEY.matcher(Files.readString(ROOT.resolve(page)))
        .results()
        .map((MatchResult key) -> key.group(1))
        .toList();
  }
}
