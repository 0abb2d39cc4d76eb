package dev.selvedge.agent.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.rule.Candidate;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a test expects fails nothing, and is missed if it is not found. */
class ExpectationTests extends VerdictFixture {

  private static final Expectation BLOCKED = expectation("BlockedEventLoop", "");

  @Test
  void isAFindingThatFailsNothing() throws IOException {
    String test = open("test", "bar()", null, BLOCKED);
    verdict.propose(candidate());

    Map<String, Object> closed = verdict.close(test);

    assertThat(maps(closed, "findings"))
        .singleElement()
        .satisfies(finding -> assertThat(finding).containsEntry("expected", true));
    assertThat(maps(closed, "failing")).isEmpty();
    assertThat(closed).doesNotContainKey("missed");
    assertThat(lines("finding")).allSatisfy(line -> assertThat(line.has("expected")).isTrue());
  }

  @Test
  void isMissedIfItIsNotFound() {
    String test = open("test", "bar()", null, BLOCKED);

    assertThat(maps(verdict.close(test), "missed"))
        .containsExactly(Map.of("rule", "BlockedEventLoop", "in", "", "from", "a test"));
  }

  @Test
  void isMissedWithWhatAllowsItIfItIsNoFindingForThat() {
    Allowance allowance = new Allowance("BlockedEventLoop", "com.acme", "it is old", "a class");
    String test =
        verdict.open(
            Map.of("kind", "test", "name", "bar()"),
            List.of(allowance),
            List.of(BLOCKED, expectation("UnfinishedTask", "")));
    verdict.propose(candidate());

    assertThat(maps(verdict.close(test), "missed"))
        .extracting(missed -> missed.get("allowed"))
        .containsExactly(allowance.toMap(), null);
  }

  @Test
  void letsOtherFindingsFail() {
    String test = open("test", "bar()", null, expectation("UnfinishedTask", ""));
    verdict.propose(candidate());

    Map<String, Object> closed = verdict.close(test);

    assertThat(maps(closed, "failing"))
        .singleElement()
        .satisfies(finding -> assertThat(finding).doesNotContainKey("expected"));
    assertThat(maps(closed, "missed")).hasSize(1);
  }

  @Test
  void isForItsCodeAlone() {
    String there =
        open("test", "there()", null, expectation("BlockedEventLoop", "com.acme.Handler"));
    verdict.propose(candidate());
    assertThat(maps(verdict.close(there), "failing")).isEmpty();

    String elsewhere =
        open("test", "bar()", null, expectation("BlockedEventLoop", "com.acme.Other"));
    verdict.propose(candidate());

    Map<String, Object> closed = verdict.close(elsewhere);
    assertThat(maps(closed, "failing")).hasSize(1);
    assertThat(maps(closed, "missed")).hasSize(1);
  }

  @Test
  void severalAreMetByOneFindingIfAllMeanIt() {
    String test =
        open("test", "bar()", null, BLOCKED, expectation("BlockedEventLoop", "com.acme.*"));
    verdict.propose(candidate());

    assertThat(verdict.close(test)).doesNotContainKey("missed");
  }

  @Test
  void ofAClassIsForEachTestInIt() {
    String type = open("class", "Foo", null, BLOCKED);
    String first = open("test", "first()", type);
    verdict.propose(candidate());
    assertThat(verdict.close(first)).doesNotContainKey("missed");

    String second = open("test", "second()", type);

    assertThat(maps(verdict.close(second), "missed")).hasSize(1);
  }

  @Test
  void isMetByWhatCannotBeTracedToOneTest() {
    String type = open("class", "Foo", null);
    String expecting = open("test", "expecting()", type, BLOCKED);
    String other = open("test", "other()", type);
    verdict.propose(candidate());

    assertThat(verdict.close(expecting)).doesNotContainKey("missed");
    verdict.close(other);
    Map<String, Object> closed = verdict.close(type);
    assertThat(maps(closed, "findings")).hasSize(1);
    assertThat(maps(closed, "failing")).isEmpty();
  }

  @Test
  void whatItsTestDoesLateFailsNoClass() {
    String type = open("class", "Foo", null);
    String test = open("test", "bar()", type, BLOCKED);
    verdict.close(test);
    verdict.propose(ofLineage(test));

    Map<String, Object> closed = verdict.close(type);
    assertThat(maps(closed, "findings")).hasSize(1);
    assertThat(maps(closed, "failing")).isEmpty();
  }

  @Test
  void whatAnUnguardedTestDoesLateFailsNoClass() {
    String type = open("class", "Foo", null);
    String test =
        verdict.open(Map.of("kind", "test", "name", "bar()", "parent", type, "guarded", false));
    verdict.close(test);
    verdict.propose(ofLineage(test));

    assertThat(maps(verdict.close(type), "failing")).isEmpty();
  }

  @Test
  void whatAGuardedTestDoesLateFailsItsClass() {
    String type = open("class", "Foo", null);
    String test = open("test", "bar()", type);
    verdict.close(test);
    verdict.propose(ofLineage(test));

    assertThat(maps(verdict.close(type), "failing")).hasSize(1);
  }

  @Test
  void aLookTellsWhatIsThereAndLeavesTheWindowOpen() throws IOException {
    String test = open("test", "bar()", null, BLOCKED);

    assertThat(maps(verdict.look(test, Map.of("left", 1)), "missed")).hasSize(1);
    verdict.propose(candidate());

    Map<String, Object> seen = verdict.look(test, Map.of("left", 1));
    assertThat(maps(seen, "findings")).hasSize(1);
    assertThat(seen).containsEntry("left", 1).doesNotContainKeys("missed", "closedNanos");
    assertThat(lines("window")).isEmpty();
    assertThat(maps(verdict.close(test), "findings")).hasSize(1);
  }

  private String open(
      String kind, String name, @Nullable String parent, Expectation... expectations) {
    Map<String, Object> window = new HashMap<>(Map.of("kind", kind, "name", name));
    if (parent != null) {
      window.put("parent", parent);
    }
    return verdict.open(window, List.of(), List.of(expectations));
  }

  private static Expectation expectation(String rule, String where) {
    return new Expectation(rule, where, "a test");
  }

  private static Candidate ofLineage(String window) {
    Candidate made = candidate();
    return made.again(made.nanos(), made.certainty(), new Lineage(window, List.of(), 0));
  }
}
