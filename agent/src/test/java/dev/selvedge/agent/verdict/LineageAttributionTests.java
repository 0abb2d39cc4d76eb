package dev.selvedge.agent.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Ancestor;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.rule.Candidate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** To which windows a finding goes whose work is known to come from one. */
class LineageAttributionTests extends VerdictFixture {

  @Test
  void isTheTestThatTheWorkComesFromWhoeverElseRuns() {
    String type = open("class", "FooTest", null);
    String first = open("test", "first()", type);
    String second = open("test", "second()", type);
    propose(first);

    assertThat(maps(verdict.close(second), "findings")).isEmpty();
    assertThat(maps(verdict.close(first), "findings"))
        .singleElement()
        .satisfies(finding -> assertAttributed(finding, "lineage", "first()", first));
    assertThat(maps(verdict.close(type), "findings")).isEmpty();
  }

  @Test
  void tellsTheLineage() {
    String test = open("test", "bar()", null);
    propose(test);

    assertThat(maps(verdict.close(test), "findings"))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding).containsEntry("lineage", LineageLines.of(lineage(test))));
  }

  @Test
  void isTheClassOfATestThatIsOverWhichItStillNames() {
    String type = open("class", "FooTest", null);
    String first = open("test", "first()", type);
    verdict.close(first);
    String second = open("test", "second()", type);
    propose(first);

    assertThat(maps(verdict.close(second), "findings")).isEmpty();
    assertThat(maps(verdict.close(type), "findings"))
        .singleElement()
        .satisfies(finding -> assertAttributed(finding, "lineage", "first()", type));
  }

  @Test
  void isTheNearestOpenClassAroundATestThatIsOver() {
    String outer = open("class", "Outer", null);
    String nested = open("class", "Nested", outer);
    String test = open("test", "bar()", nested);
    verdict.close(test);
    verdict.close(nested);
    propose(test);

    assertThat(maps(verdict.close(outer), "findings"))
        .singleElement()
        .satisfies(finding -> assertAttributed(finding, "lineage", "bar()", outer));
  }

  @Test
  void isTheJvmIfNothingAroundATestThatIsOverIsOpen() {
    String test = open("test", "first()", null);
    verdict.close(test);
    String second = open("test", "second()", null);
    propose(test);

    assertThat(maps(verdict.close(second), "findings")).isEmpty();
    assertThat(verdict.findings())
        .singleElement()
        .satisfies(finding -> assertAttributed(finding, "lineage", "first()", null));
  }

  @Test
  void keepsLateWorkOfSeveralTestsApart() {
    String type = open("class", "FooTest", null);
    String first = open("test", "first()", type);
    String second = open("test", "second()", type);
    verdict.close(first);
    verdict.close(second);
    propose(first);
    propose(second);
    propose(second);

    assertThat(maps(verdict.close(type), "findings"))
        .extracting(finding -> finding.get("test") + " " + finding.get("count"))
        .containsExactly("first() 1", "second() 2");
  }

  @Test
  void isTheOnlyTestThatRunsForWorkOfItsClass() {
    String type = open("class", "FooTest", null);
    String test = open("test", "bar()", type);
    open("test", "stranger()", open("class", "Stranger", null));
    propose(type);

    assertThat(maps(verdict.close(test), "findings"))
        .singleElement()
        .satisfies(finding -> assertAttributed(finding, "only-window", "bar()", test));
  }

  @Test
  void isTheClassForItsWorkWhileSeveralOfItsTestsRun() {
    String type = open("class", "FooTest", null);
    open("test", "first()", type);
    open("test", "second()", type);
    open("test", "stranger()", open("class", "Stranger", null));
    propose(type);

    assertThat(maps(verdict.close(type), "findings"))
        .singleElement()
        .satisfies(
            finding -> {
              assertAttributed(finding, "shared", null, type);
              assertThat(finding).containsEntry("candidates", List.of("first()", "second()"));
            });
  }

  @Test
  void isTheClassForItsWorkWhileNoneOfItsTestsRuns() {
    String type = open("class", "FooTest", null);
    verdict.close(open("test", "bar()", type));
    open("test", "stranger()", open("class", "Stranger", null));
    propose(type);

    assertThat(maps(verdict.close(type), "findings"))
        .singleElement()
        .satisfies(finding -> assertAttributed(finding, "lineage", "FooTest", type));
  }

  @Test
  void isTheClassAroundAClassThatIsOver() {
    String outer = open("class", "Outer", null);
    String nested = open("class", "Nested", outer);
    verdict.close(nested);
    open("test", "later()", outer);
    propose(nested);

    assertThat(maps(verdict.close(outer), "findings"))
        .singleElement()
        .satisfies(finding -> assertAttributed(finding, "lineage", "Nested", outer));
  }

  @Test
  void isTheRecordingThatTheWorkComesFrom() {
    String test = open("test", "bar()", null);
    String recording = open("record", "quote", test);
    propose(recording);
    propose(test);

    assertThat(maps(verdict.close(recording), "findings"))
        .singleElement()
        .satisfies(finding -> assertAttributed(finding, "lineage", "quote", recording));
    assertThat(maps(verdict.close(test), "findings"))
        .singleElement()
        .satisfies(finding -> assertAttributed(finding, "lineage", "bar()", test));
  }

  @Test
  void isTheTestAroundARecordingThatIsOver() {
    String test = open("test", "bar()", null);
    String recording = open("record", "quote", test);
    verdict.close(recording);
    propose(recording);

    assertThat(maps(verdict.close(test), "findings")).hasSize(1);
  }

  @Test
  void isWhoeverRunsIfTheWindowOfTheWorkIsForgotten() {
    String test = open("test", "bar()", null);
    propose("w99");

    assertThat(maps(verdict.close(test), "findings"))
        .singleElement()
        .satisfies(finding -> assertAttributed(finding, "only-window", "bar()", test));
  }

  @Test
  void isTheTestThatRanAloneWhenItHappenedWhoeverRunsNow() {
    String test = open("test", "bar()", null);
    String later = open("test", "later()", null);
    propose(lineage("").guessedOf(test));

    assertThat(maps(verdict.close(later), "findings")).isEmpty();
    assertThat(maps(verdict.close(test), "findings"))
        .singleElement()
        .satisfies(finding -> assertAttributed(finding, "only-window", "bar()", test));
  }

  private void propose(String window) {
    propose(lineage(window));
  }

  private void propose(Lineage lineage) {
    Candidate candidate = candidate();
    verdict.propose(candidate.again(candidate.nanos(), candidate.certainty(), lineage));
  }

  private static Lineage lineage(String window) {
    StackTraceElement place = line(12);
    return new Lineage(
        window,
        List.of(
            new Ancestor(2, TaskKind.THREAD, "worker-1", place),
            new Ancestor(1, TaskKind.TEST, "bar()", null)),
        0);
  }

  private static void assertAttributed(
      Map<String, Object> finding,
      String attribution,
      @Nullable String test,
      @Nullable String window) {
    assertThat(finding)
        .containsEntry("attribution", attribution)
        .containsEntry("test", test)
        .containsEntry("window", window);
  }
}
