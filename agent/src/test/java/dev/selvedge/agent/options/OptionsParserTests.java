package dev.selvedge.agent.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsParserTests {

  private static final List<String> RULES = List.of("BlockedEventLoop", "LostFailure");

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", ","})
  void hasADefaultForEverything(@Nullable String nothing) {
    assertThat(parse(nothing))
        .isEqualTo(
            new Options(
                Path.of("target/selvedge"),
                null,
                List.of(),
                List.of(),
                List.of("*"),
                Map.of(),
                "ERROR",
                List.of(),
                List.of(),
                List.of(),
                false,
                Times.DEFAULT,
                Limits.DEFAULT,
                List.of(),
                500_000_000,
                false,
                Set.of("html"),
                64,
                20_000,
                Map.of()));
  }

  @Test
  void readsOutput() {
    assertThat(parse("output=build/found").output()).isEqualTo(Path.of("build/found"));
  }

  @Test
  void readsTheBaseline() {
    assertThat(parse("baseline=old/found.json").baseline()).isEqualTo(Path.of("old/found.json"));
    assertThatThrownBy(() -> parse("baseline=")).hasMessageContainingAll("baseline", "a file");
  }

  @Test
  void readsLimits() {
    assertThat(parse("fanout.limit=16,queue.limit=20,threads.limit=30").limits())
        .isEqualTo(new Limits(16, 20, 30));
    assertThatThrownBy(() -> parse("fanout.limit=many"))
        .hasMessageContainingAll("fanout.limit", "many", "a whole number from 1 to");
    assertThatThrownBy(() -> parse("queue.limit=0")).hasMessageContainingAll("queue.limit", "0");
  }

  @ParameterizedTest
  @CsvSource({"timeline=off,0", "timeline=OFF,0", "timeline=0,0", "timeline=500,500"})
  void readsOfHowManyTasksTheTimelineTells(String given, int spans) {
    assertThat(parse(given).timeline()).isEqualTo(spans);
  }

  @ParameterizedTest
  @ValueSource(strings = {"timeline=on", "timeline=-1", "timeline=10000001", "timeline="})
  void refusesATimelineThatIsNoNumberOfTasks(String given) {
    assertThatThrownBy(() -> parse(given))
        .hasMessageContainingAll("timeline", "'off', or a whole number from 0 to 10000000");
  }

  @Test
  void readsPermits() {
    assertThat(parse("permits=com.acme.Gate.enter/leave:com.acme.Throttle.pass").permits())
        .containsExactly("com.acme.Gate.enter/leave", "com.acme.Throttle.pass");
  }

  @Test
  void readsPackages() {
    assertThat(parse("packages=com.acme.*").packages()).containsExactly("com.acme");
    assertThatThrownBy(() -> parse("packages=com.*.shop"))
        .hasMessageContainingAll("packages", "com.*.shop", "names of packages");
    assertThat(parse("packages=com.acme:org.acme").packages())
        .containsExactly("com.acme", "org.acme");
  }

  @Test
  void readsJars() {
    assertThat(parse("jars=shop-*.jar:store.jar").jars())
        .containsExactly("shop-*.jar", "store.jar");
  }

  @Test
  void tellsKeysFromOthers() {
    assertThat(List.of("fail-on", "severity.LostFailure", "allow.LostFailure.old"))
        .allMatch(OptionsParser::isKey);
    assertThat(List.of("version", "skip", "failOn", "")).noneMatch(OptionsParser::isKey);
  }

  @Test
  void readsRules() {
    Options options = parse("rules=Blocked*:LostFailure");

    assertThat(options.isOn("BlockedEventLoop", true)).isTrue();
    assertThat(options.isOn("LostFailure", true)).isTrue();
    assertThat(options.isOn("UnfinishedTask", true)).isFalse();
  }

  @Test
  void aRuleThatIsOffByDefaultIsOnWhenItIsNamed() {
    assertThat(parse("").isOn("LostFailure", false)).isFalse();
    assertThat(parse("rules=*").isOn("LostFailure", false)).isFalse();
    assertThat(parse("rules=*:LostFailure").isOn("LostFailure", false)).isTrue();
    assertThat(parse("rules=Lost*").isOn("LostFailure", false)).isTrue();
  }

  @Test
  void readsNoRules() {
    assertThat(parse("rules=").isOn("BlockedEventLoop", true)).isFalse();
  }

  @Test
  void readsTheSeverityOfARule() {
    assertThat(parse("severity.LostFailure=warning,severity.BlockedEventLoop=ERROR").severities())
        .containsOnly(Map.entry("LostFailure", "WARNING"), Map.entry("BlockedEventLoop", "ERROR"));
  }

  @ParameterizedTest
  @CsvSource({"error,ERROR", "WARNING,WARNING", "Never,never"})
  void readsWhatFailsATest(String given, String meant) {
    assertThat(parse("fail-on=" + given).failOn()).isEqualTo(meant);
  }

  @Test
  void readsEventLoops() {
    assertThat(parse("eventloops= my-loop-* : other? :").eventLoops())
        .containsExactly("my-loop-*", "other?");
  }

  @Test
  void readsTheThresholdOfLocks() {
    assertThat(parse("lock.threshold=2s").times().lockNanos()).isEqualTo(2_000_000_000);
  }

  @ParameterizedTest
  @CsvSource({"0ms,0", "250ms,250000000", "10m,600000000000"})
  void readsHowLongToSettle(String given, long nanos) {
    assertThat(parse("settle=" + given).settleNanos()).isEqualTo(nanos);
  }

  @ParameterizedTest
  @CsvSource({"report,false", "interrupt,true", "Interrupt,true"})
  void readsWhatHappensToLeaks(String given, boolean interrupts) {
    assertThat(parse("on-leak=" + given).interruptsLeaks()).isEqualTo(interrupts);
  }

  @Test
  void readsFormats() {
    assertThat(parse("formats=HTML").formats()).containsExactly("html");
    assertThat(parse("formats=sarif:trace:jfr:github").formats())
        .containsExactlyInAnyOrder("github", "jfr", "sarif", "trace");
    assertThat(parse("formats=none").formats()).containsExactly("none");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1024})
  void readsTheDepthOfStacks(int depth) {
    assertThat(parse("stack-depth=" + depth).stackDepth()).isEqualTo(depth);
  }

  @Test
  void leavesOutBlanksAroundKeysAndValues() {
    assertThat(parse(" output = found , fail-on = never ").given())
        .containsOnly(Map.entry("output", "found"), Map.entry("fail-on", "never"));
  }

  @Test
  void keepsFurtherEqualsSignsInTheValue() {
    assertThat(parse("eventloops=a=b").eventLoops()).containsExactly("a=b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"outptu", "Output"})
  void refusesAnUnknownKeyAndNamesTheKnownOnes(String key) {
    assertThatThrownBy(() -> parse(key + "=x"))
        .hasMessage(
            "unknown option '%s'; options: %s"
                .formatted(key, String.join(", ", OptionsParser.KEYS)));
    assertThat(OptionsParser.KEYS).contains("output", "rules", "severity.<Rule>").isSorted();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "output            | 'output' is not an option; options are key=value, separated by commas",
        "=x                | '=x' is not an option; options are key=value, separated by commas",
        "output=           | option 'output' has the value ''; accepted: a folder",
        "output=a,output=b | option 'output' is given twice; give it once",
        "rules=Blocke      | option 'rules' has the value 'Blocke'; accepted: '*', or of"
            + " BlockedEventLoop, LostFailure",
        "severity.Foo=ERROR | option 'severity.Foo' names no rule; rules: BlockedEventLoop,"
            + " LostFailure",
        "severity.<Rule>=ERROR | option 'severity.<Rule>' names no rule; rules: BlockedEventLoop,"
            + " LostFailure",
        "severity.LostFailure=info | option 'severity.LostFailure' has the value 'info';"
            + " accepted: ERROR, WARNING",
        "fail-on=all       | option 'fail-on' has the value 'all'; accepted: ERROR, WARNING, never",
        "lock.threshold=10 | option 'lock.threshold' has the value '10'; accepted: a number and a"
            + " unit of ns, us, ms, s or m, as 10ms",
        "settle=500        | option 'settle' has the value '500'; accepted: a number and a unit of"
            + " ns, us, ms, s or m, as 10ms",
        "settle=11m        | option 'settle' has the value '11m'; accepted: at most 10m",
        "on-leak=kill      | option 'on-leak' has the value 'kill'; accepted: report, interrupt",
        "formats=html:pdf  | option 'formats' has the value 'pdf'; accepted: html, sarif, github,"
            + " trace, jfr, none",
        "stack-depth=0     | option 'stack-depth' has the value '0'; accepted: a whole number from"
            + " 1 to 1024",
        "stack-depth=1025  | option 'stack-depth' has the value '1025'; accepted: a whole number"
            + " from 1 to 1024",
        "stack-depth=many  | option 'stack-depth' has the value 'many'; accepted: a whole number"
            + " from 1 to 1024"
      })
  void refusesInOneLineThatNamesKeyValueAndWhatIsAccepted(String given, String line) {
    assertThatThrownBy(() -> parse(given)).isInstanceOf(OptionException.class).hasMessage(line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"attach", "guarded", "unguarded"})
  void saysWhereSettingsOfTheTestsAreGiven(String key) {
    assertThatThrownBy(() -> parse(key + "=true"))
        .isInstanceOf(OptionException.class)
        .hasMessageContainingAll("'" + key + "' is no option", "junit-platform.properties");
  }

  @Test
  void refusesInOneLineEvenAValueOfSeveral() {
    Properties system = new Properties();
    system.setProperty("selvedge.fail-on", "a\r\nb\u001b[2J");

    assertThatThrownBy(() -> OptionsParser.parse(null, system, RULES))
        .isInstanceOf(OptionException.class)
        .hasMessage("option 'fail-on' has the value 'a b [2J'; accepted: ERROR, WARNING, never");
  }

  private static Options parse(@Nullable String argument) {
    return OptionsParser.parse(argument, new Properties(), RULES);
  }
}
