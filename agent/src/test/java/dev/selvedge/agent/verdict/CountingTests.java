package dev.selvedge.agent.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One fault at one place, however often. */
class CountingTests extends VerdictFixture {

  private static final int MOST = 10_000;

  @Test
  void theSameAtTheSamePlaceIsOneFinding() {
    verdict.propose(candidate());
    verdict.propose(candidate());
    verdict.propose(candidate());

    assertThat(verdict.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding).containsEntry("count", 3L));
  }

  @Test
  void anotherLineOrCallOrRuleOrWindowIsAnother() {
    verdict.propose(candidate());
    verdict.propose(candidate(RULE, line(42), Certainty.atOnce()));
    verdict.propose(candidate(RULE, "java.lang.Object.wait", line(41), Certainty.atOnce()));
    verdict.propose(
        candidate(new MadeUpRule("Other", Severity.ERROR), line(41), Certainty.atOnce()));
    open("test", "bar()", null);
    verdict.propose(candidate());

    assertThat(verdict.findings())
        .hasSize(5)
        .allSatisfy(finding -> assertThat(finding).containsEntry("count", 1L))
        .extracting(finding -> finding.get("id"))
        .doesNotHaveDuplicates();
  }

  @Test
  void durationsAddUpAndTheLongestIsKept() {
    Object first = verdict.propose(candidate());
    Object second = verdict.propose(candidate());
    verdict.ended(first, 30);
    verdict.ended(second, 12);

    assertThat(verdict.findings())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding)
                    .containsEntry("durationNanos", 42L)
                    .containsEntry("longestNanos", 30L));
  }

  @Test
  void whatStillLastsHasNoDurationYet() {
    verdict.propose(candidate());

    assertThat(verdict.findings())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding)
                    .containsEntry("durationNanos", 0L)
                    .containsEntry("longestNanos", 0L));
  }

  @Test
  void linesOfTheJournalReplaceEachOtherByTheirId() throws IOException {
    for (int i = 0; i < 5; i++) {
      verdict.ended(verdict.propose(candidate()), 10);
    }
    verdict.flush();

    List<JsonObject> lines = lines("finding");
    assertThat(lines).extracting(line -> line.get("id").getAsString()).containsOnly("f1");
    assertThat(lines).extracting(line -> line.get("run").getAsString()).containsOnly(journal.run());
    assertThat(lines.get(lines.size() - 1).get("count").getAsLong()).isEqualTo(5);
    assertThat(lines.get(lines.size() - 1).get("durationNanos").getAsLong()).isEqualTo(50);
  }

  @Test
  void theFirstIsInTheJournalBeforeAnythingIsFlushed() throws IOException {
    verdict.propose(candidate());
    verdict.drain();

    assertThat(lines("finding")).hasSize(1);
  }

  @Test
  void aThousandTakeFewLinesOfTheJournal() throws IOException {
    for (int i = 0; i < 1_000; i++) {
      verdict.propose(candidate());
    }
    verdict.drain();

    assertThat(lines("finding")).hasSize(10);
  }

  @Test
  void nothingIsLeftToWriteAfterAFlush() throws IOException {
    verdict.propose(candidate());
    assertThat(verdict.drain()).isTrue();
    verdict.flush();
    int written = lines("finding").size();

    assertThat(verdict.drain()).isFalse();
    verdict.flush();
    assertThat(lines("finding")).hasSize(written);
  }

  @Test
  void moreDifferentOnesThanCanBeKeptAreOnlyCounted() {
    for (int line = 1; line <= MOST; line++) {
      verdict.propose(candidate(line(line), line));
    }
    assertThat(verdict.dropped()).isZero();

    verdict.ended(verdict.propose(candidate(line(MOST + 1), MOST + 1)), 5);
    verdict.ended(verdict.propose(candidate(line(MOST + 2), MOST + 2)), 5);
    verdict.propose(candidate(line(1), MOST + 3));

    assertThat(verdict.dropped()).isEqualTo(2);
    assertThat(verdict.findings()).hasSize(MOST);
    assertThat(verdict.findings().get(0)).containsEntry("count", 2L);
  }

  @Test
  void noneIsLostWhereManyThreadsProposeAtOnce() throws InterruptedException {
    Candidate candidate = candidate();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int n = 0; n < 1_000; n++) {
                  verdict.ended(verdict.propose(candidate), 1);
                  verdict.flush();
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(verdict.findings())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding)
                    .containsEntry("count", 4_000L)
                    .containsEntry("durationNanos", 4_000L));
  }

  @Test
  @Timeout(20)
  void whoWritesIsWokenForAProposal() throws InterruptedException {
    Thread writer = new Thread(LockSupport::park);
    writer.start();
    verdict.wakeOnProposal(writer);

    verdict.propose(candidate());

    writer.join();
  }
}
