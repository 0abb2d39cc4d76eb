package dev.selvedge.agent.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Candidate.Moment;
import dev.selvedge.agent.rule.Candidate.Subject;
import dev.selvedge.agent.rule.Rule;
import dev.selvedge.agent.rule.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What several rules say of one wait is one finding, of the rule that tells most. */
class OneFaultTests extends VerdictFixture {

  private static final Rule STARVED = new MadeUpRule("StarvedPool", Severity.ERROR);
  private static final Rule SYNC = new MadeUpRule("SyncOverAsync", Severity.WARNING);

  private static final Rule NEVER = new MadeUpRule("NeverCompletedFuture", Severity.ERROR);

  private static final Rule UNFINISHED = new MadeUpRule("UnfinishedTask", Severity.ERROR);
  private static final Rule ORPHANED = new MadeUpRule("OrphanedByTimeout", Severity.ERROR);
  private static final Rule INEFFECTIVE = new MadeUpRule("IneffectiveCancel", Severity.WARNING);
  private static final Rule UNCLOSED = new MadeUpRule("UnclosedExecutor", Severity.WARNING);

  @Test
  void theMoreTellingRuleTakesThePlaceOfTheOther() throws IOException {
    verdict.propose(at("loop-1", 5, RULE, 41));
    verdict.drain();
    verdict.propose(at("loop-1", 5, SYNC, 41));

    assertThat(verdict.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding).containsEntry("rule", "SyncOverAsync").containsEntry("id", "f1");
              assertThat(finding).containsEntry("severity", "ERROR").containsEntry("count", 1L);
            });
    assertThat(consequences()).containsExactly("BlockedEventLoop");
    assertThat(latest().get("f1").get("rule").getAsString()).isEqualTo("SyncOverAsync");
  }

  @Test
  void theLessTellingRuleThatComesLaterIsAConsequence() {
    verdict.propose(at("loop-1", 5, SYNC, 41));
    verdict.propose(at("loop-1", 5, RULE, 41));

    assertThat(rules()).containsExactly("SyncOverAsync");
    assertThat(consequences()).containsExactly("BlockedEventLoop");
  }

  @Test
  void aPoolThatStandsStillExplainsTheWaitsOfAllOfItsThreads() throws IOException {
    verdict.propose(at("w-1", 5, SYNC, 41));
    verdict.propose(at("w-2", 6, SYNC, 42));
    verdict.propose(at("w-2", 6, RULE, 42));
    verdict.drain();
    verdict.propose(
        at("w-2", 6, STARVED, 42).explaining(List.of(new Moment("w-1", 5), new Moment("w-2", 6))));

    assertThat(rules()).containsExactly("StarvedPool");
    assertThat(consequences())
        .containsExactlyInAnyOrder("SyncOverAsync", "SyncOverAsync", "BlockedEventLoop");
    assertThat(latest().values().stream().filter(line -> type(line).equals("finding"))).hasSize(1);
    assertThat(latest().values().stream().filter(line -> type(line).equals("withdrawn")))
        .hasSize(1);
  }

  @Test
  void otherWaitsAtTheSameLineStay() {
    verdict.propose(at("w-1", 5, SYNC, 41));
    verdict.propose(at("w-1", 9, SYNC, 41));
    verdict.propose(at("w-1", 9, STARVED, 41));

    assertThat(rules()).containsExactly("SyncOverAsync", "StarvedPool");
    assertThat(verdict.findings())
        .allSatisfy(finding -> assertThat(finding).containsEntry("count", 1L));
  }

  @Test
  void whatIsNotCertainOrWithdrawnExplainsNothing() {
    Certainty uncertain = Certainty.after(1_000_000_000);
    verdict.propose(again(at("loop-1", 5, SYNC, 41), uncertain));
    verdict.propose(at("loop-1", 5, RULE, 41));
    verdict.flush();
    assertThat(rules()).containsExactly("BlockedEventLoop");

    uncertain.withdraw();
    verdict.flush();
    assertThat(rules()).containsExactly("BlockedEventLoop");
    assertThat(consequences()).isEmpty();
  }

  @Test
  void whatIsAllowedExplainsNothingInWhateverOrderItComes() {
    Candidate first = at("loop-1", 5, SYNC, 41);
    String where = first.site().getClassName();
    verdict.open(
        Map.of("kind", "test", "name", "t"),
        List.of(new Allowance("SyncOverAsync", where, "it is a bridge", "a test")));

    verdict.propose(first);
    verdict.propose(at("loop-1", 5, RULE, 41));
    verdict.propose(at("loop-1", 9, RULE, 41));
    verdict.drain();
    verdict.propose(at("loop-1", 9, SYNC, 41));

    assertThat(rules()).containsExactly("BlockedEventLoop");
    assertThat(consequences()).isEmpty();
    assertThat(verdict.findings().get(0)).containsEntry("count", 2L);
    assertThat(verdict.suppressed()).isEqualTo(1);
  }

  @Test
  void whatBecomesCertainOnlyAtItsEndIsTheFindingThen() {
    Object loop = verdict.propose(at("loop-1", 5, RULE, 41));
    Object sync =
        verdict.propose(
            again(at("loop-1", 5, SYNC, 41), Certainty.onceOverOrAfter(1_000_000_000_000L)));
    verdict.drain();
    assertThat(rules()).containsExactly("BlockedEventLoop");

    verdict.ended(loop, 30);
    verdict.ended(sync, 30);

    assertThat(rules()).containsExactly("SyncOverAsync");
    assertThat(verdict.findings().get(0)).containsEntry("durationNanos", 30L);
    assertThat(consequences()).containsExactly("BlockedEventLoop");
  }

  @Test
  void aThreadThatWaitsAgainIsAnotherFault() {
    Object first = verdict.propose(at("loop-1", 5, SYNC, 41));
    verdict.ended(first, 1);
    verdict.propose(at("loop-1", 8, RULE, 42));
    verdict.propose(at("loop-2", 5, RULE, 43));

    assertThat(rules()).containsExactly("SyncOverAsync", "BlockedEventLoop", "BlockedEventLoop");
  }

  @Test
  void theWindowHasTheFindingThatIsLeft() {
    String window = open("test", "bar()", null);
    verdict.propose(at("loop-1", 5, RULE, 41));
    verdict.drain();
    verdict.propose(at("loop-1", 5, SYNC, 41));

    Map<String, Object> closed = verdict.close(window);

    assertThat(maps(closed, "findings"))
        .extracting(each -> each.get("rule"))
        .containsExactly("SyncOverAsync");
    assertThat(maps(closed, "failing")).as("as grave as its consequence").hasSize(1);
  }

  @Test
  void aWaitThatNeverEndsTellsMoreThanThatItKeepsAThread() {
    verdict.propose(at("w-1", 5, SYNC, 41));
    verdict.propose(neverCompleted(41, null));

    assertThat(rules()).containsExactly("NeverCompletedFuture");
    assertThat(consequences()).containsExactly("SyncOverAsync");
  }

  @Test
  void aWaitThatIsOverIsNoneThatNeverEnds() {
    Object over = verdict.propose(at("w-1", 5, SYNC, 41));
    verdict.ended(over, 1);
    verdict.propose(at("w-1", 9, SYNC, 42));
    verdict.propose(neverCompleted(42, null));

    assertThat(rules()).containsExactly("SyncOverAsync", "NeverCompletedFuture");
  }

  @Test
  void thatAWaitWasGivenUpTellsLessThanWhereItWas() {
    verdict.ended(verdict.propose(at("loop-1", 5, RULE, 41)), 1);
    verdict.ended(verdict.propose(at("w-1", 6, SYNC, 42)), 1);
    verdict.propose(neverCompleted(41, Severity.WARNING));
    verdict.propose(neverCompleted(42, Severity.WARNING));
    verdict.propose(neverCompleted(43, Severity.WARNING));

    assertThat(rules())
        .containsExactly("BlockedEventLoop", "SyncOverAsync", "NeverCompletedFuture");
    assertThat(consequences()).containsExactly("NeverCompletedFuture", "NeverCompletedFuture");
  }

  @Test
  void whatAnotherTestWaitedForAtTheSameLineIsAnotherWait() {
    String first = open("test", "first()", null);
    verdict.ended(verdict.propose(at("w-1", 5, SYNC, 41)), 1);
    verdict.close(first);
    String second = open("test", "second()", null);
    verdict.propose(neverCompleted(41, Severity.WARNING));
    verdict.close(second);

    assertThat(rules()).containsExactly("SyncOverAsync", "NeverCompletedFuture");
  }

  /** What waits often at a line is still known there when the last one is given up. */
  @Test
  void theLatestWaitsOfALineAreRemembered() {
    for (int i = 0; i < 200; i++) {
      verdict.ended(verdict.propose(at("w-1", i, SYNC, 41)), 1);
    }
    String window = open("test", "bar()", null);
    verdict.ended(verdict.propose(at("w-1", 500, SYNC, 41)), 1);
    verdict.propose(neverCompleted(41, Severity.WARNING));
    verdict.close(window);

    assertThat(rules()).containsExactly("SyncOverAsync", "SyncOverAsync");
  }

  @Test
  void theTasksThatKeepAnExecutorOpenExplainThatItIsOpen() {
    verdict.propose(about(UNFINISHED, 41, Subject.task(1), Subject.executor(7)));
    verdict.propose(about(UNFINISHED, 42, Subject.task(2), Subject.executor(7)));
    verdict.propose(about(UNCLOSED, 40, Subject.executor(7)));
    verdict.propose(about(UNCLOSED, 39, Subject.executor(8)));

    assertThat(rules()).containsExactly("UnfinishedTask", "UnfinishedTask", "UnclosedExecutor");
    assertThat(consequences()).containsExactly("UnclosedExecutor", "UnclosedExecutor");
  }

  @Test
  void anExecutorThatIsOpenIsNoFindingAnyMoreOnceATaskKeepsItOpen() {
    verdict.propose(about(UNCLOSED, 40, Subject.executor(7)));
    verdict.drain();
    verdict.propose(about(UNFINISHED, 41, Subject.task(1), Subject.executor(7)));

    assertThat(rules()).containsExactly("UnfinishedTask");
    assertThat(consequences()).containsExactly("UnclosedExecutor");
  }

  @Test
  void whatWasLeftUndoneBehindATaskOfTheSameExecutorIsItsConsequence() {
    verdict.propose(about(ORPHANED, 41, Subject.task(1), Subject.executor(7)));
    verdict.propose(about(UNFINISHED, 42, Subject.task(2), Subject.executor(7)));

    assertThat(rules()).containsExactly("OrphanedByTimeout");
    assertThat(consequences()).containsExactly("UnfinishedTask");
  }

  @Test
  void twoCallsThatLeaveTasksOfOneExecutorAreTwoFaults() {
    verdict.propose(about(ORPHANED, 41, Subject.task(1), Subject.executor(7)));
    verdict.propose(about(INEFFECTIVE, 42, Subject.task(2), Subject.executor(7)));

    assertThat(rules()).containsExactly("OrphanedByTimeout", "IneffectiveCancel");
    assertThat(consequences()).isEmpty();
  }

  @Test
  void whatTestsLeaveInAnExecutorOfThemAllHasNothingToDoWithEachOther() {
    String first = open("test", "first()", null);
    verdict.propose(about(ORPHANED, 41, Subject.task(1), Subject.executor(7)));
    verdict.close(first);
    String second = open("test", "second()", null);
    verdict.propose(about(UNFINISHED, 42, Subject.task(2), Subject.executor(7)));

    assertThat(maps(verdict.close(second), "findings")).hasSize(1);
    assertThat(rules()).containsExactly("OrphanedByTimeout", "UnfinishedTask");
    assertThat(consequences()).isEmpty();
  }

  @Test
  void theSameNumberOfAnotherKindIsAnotherThing() {
    verdict.propose(about(UNFINISHED, 41, Subject.task(7)));
    verdict.propose(about(UNCLOSED, 40, Subject.executor(7)));

    assertThat(rules()).containsExactly("UnfinishedTask", "UnclosedExecutor");
  }

  @Test
  void executorsOfLongAgoAreForgotten() {
    for (int id = 1; id <= 5_000; id++) {
      verdict.propose(about(UNCLOSED, 40, Subject.executor(id)));
    }
    verdict.propose(about(UNFINISHED, 41, Subject.executor(1)));
    verdict.propose(about(UNFINISHED, 42, Subject.executor(5_000)));

    assertThat(verdict.findings().get(0)).containsEntry("count", 4_999L);
    assertThat(consequences()).containsExactly("UnclosedExecutor");
  }

  private static Candidate about(Rule rule, int line, Subject... subjects) {
    return at("", 0, rule, line).explaining(List.of(subjects));
  }

  /** It is about the task that waits. */
  private static Candidate neverCompleted(int line, @Nullable Severity severity) {
    return new Candidate(
        NEVER,
        "java.util.concurrent.CompletableFuture.join",
        "it waits for ever",
        "Do not.",
        line(line),
        List.of(line(line)),
        "w-1",
        900,
        Certainty.atOnce(),
        null,
        null,
        List.of(Subject.task(line)),
        severity);
  }

  private List<Object> rules() {
    return new ArrayList<>(
        verdict.findings().stream().map(finding -> finding.get("rule")).toList());
  }

  @SuppressWarnings("unchecked")
  private List<Object> consequences() {
    return verdict.findings().stream()
        .flatMap(finding -> ((List<Map<String, Object>>) finding.get("consequences")).stream())
        .map(consequence -> consequence.get("rule"))
        .toList();
  }

  /** The latest line for each id, of whatever type, as a reader takes them. */
  private Map<String, JsonObject> latest() throws IOException {
    Map<String, JsonObject> latest = new HashMap<>();
    for (String type : List.of("finding", "withdrawn")) {
      for (JsonObject line : lines(type)) {
        latest.put(line.get("id").getAsString(), line);
      }
    }
    return latest;
  }

  private static String type(JsonObject line) {
    return line.get("type").getAsString();
  }

  private static Candidate again(Candidate candidate, Certainty certainty) {
    return candidate.again(candidate.nanos(), certainty, null);
  }

  private static Candidate at(String thread, long nanos, Rule rule, int line) {
    return new Candidate(
        rule,
        "java.util.concurrent.CompletableFuture.join",
        "it waits",
        "Do not.",
        line(line),
        List.of(line(line)),
        thread,
        nanos,
        Certainty.atOnce(),
        null,
        null);
  }
}
