package dev.selvedge.agent.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What is proposed, and counts only later or never. */
class UncertainTests extends VerdictFixture {

  private static final long MILLI = 1_000_000;

  private final AtomicBoolean threadEnded = new AtomicBoolean();

  @Test
  void aWaitBelowItsThresholdNeverCounts() {
    Object proposed = verdict.propose(candidate(Certainty.after(10 * MILLI)));
    verdict.ended(proposed, 10 * MILLI - 1);
    verdict.flush();

    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.drain()).isFalse();
  }

  @Test
  void aWaitOfItsThresholdCountsWithItsDuration() {
    Object proposed = verdict.propose(candidate(Certainty.after(10 * MILLI)));
    assertThat(verdict.findings()).isEmpty();

    verdict.ended(proposed, 10 * MILLI);

    assertThat(verdict.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding).containsEntry("durationNanos", 10 * MILLI));
  }

  @Test
  void whatIsJudgedLaterIsJudgedByWhoeverWorksItOff() {
    Object proposed = verdict.proposeLater(() -> candidate(Certainty.after(10 * MILLI)));
    verdict.ended(proposed, 10 * MILLI);

    assertThat(verdict.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding).containsEntry("durationNanos", 10 * MILLI));
  }

  @Test
  void whatIsJudgedLaterMayTurnOutToBeNothing() {
    Object proposed = verdict.proposeLater(() -> null);
    verdict.ended(proposed, 10 * MILLI);

    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.drain()).isFalse();
  }

  @Test
  void aWaitThatStillLastsCountsOnceItHasLastedLongEnough() {
    verdict.propose(candidate(Certainty.after(MILLI)));
    assertThat(verdict.drain()).isTrue();

    await()
        .untilAsserted(
            () -> {
              verdict.flush();
              assertThat(verdict.findings()).hasSize(1);
            });
  }

  @Test
  void aWaitThatLastsForEverIsNotBelievedBeforeItsTime() {
    verdict.propose(candidate(Certainty.after(Long.MAX_VALUE)));
    verdict.flush();

    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.drain()).isTrue();
  }

  @Test
  void aWaitOfALoopsBodyCountsWhenTheThreadHasEnded() {
    Object proposed = verdict.propose(candidate(Certainty.once(threadEnded::get)));
    verdict.ended(proposed, 5);
    verdict.flush();
    assertThat(verdict.findings()).isEmpty();

    threadEnded.set(true);
    verdict.flush();

    assertThat(verdict.findings())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding).containsEntry("count", 1L).containsEntry("durationNanos", 5L));
    assertThat(verdict.drain()).isFalse();
  }

  @Test
  void aWaitThatWasWithdrawnNeverCounts() {
    Certainty certainty = Certainty.once(threadEnded::get);
    Object proposed = verdict.propose(candidate(certainty));
    verdict.ended(proposed, 5);
    assertThat(verdict.drain()).isTrue();

    certainty.withdraw();
    threadEnded.set(true);
    verdict.flush();

    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.drain()).isFalse();
  }

  @Test
  void aWaitThatIsWithdrawnAfterItCountedStaysCounted() {
    threadEnded.set(true);
    Certainty certainty = Certainty.once(threadEnded::get);
    verdict.propose(candidate(certainty));
    verdict.drain();
    certainty.withdraw();

    assertThat(verdict.findings()).hasSize(1);
  }

  @Test
  void goesToTheWindowThatWasOpenWhenItBegan() {
    String first = open("test", "first()", null);
    verdict.propose(candidate(Certainty.once(threadEnded::get)));
    Map<String, Object> closed = verdict.close(first);
    open("test", "second()", null);
    threadEnded.set(true);
    verdict.flush();

    assertThat(maps(closed, "findings")).isEmpty();
    assertThat(verdict.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding).containsEntry("test", "first()"));
  }

  @Test
  void isDecidedWhenItsWindowCloses() {
    String test = open("test", "bar()", null);
    verdict.propose(candidate(Certainty.once(threadEnded::get)));
    verdict.drain();
    threadEnded.set(true);

    assertThat(maps(verdict.close(test), "findings")).hasSize(1);
  }

  private static Candidate candidate(Certainty certainty) {
    return candidate(RULE, line(41), certainty);
  }
}
