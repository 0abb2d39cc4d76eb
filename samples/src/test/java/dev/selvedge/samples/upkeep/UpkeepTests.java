package dev.selvedge.samples.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Finding;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.assertj.SelvedgeAssertions;
import dev.selvedge.samples.demo.Markers;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Upkeep that tells of its failures is silent, and what the neglected one forgets is found. */
@Timeout(30)
class UpkeepTests {
  private static final Duration PAUSE = Duration.ofMillis(1);

  @Test
  void whatFailsIsToldAndComesAgain() throws Exception {
    BrokenStore store = new BrokenStore(3);
    Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();

    Recording recording =
        Selvedge.record(
            () -> {
              try (Upkeep upkeep = new Upkeep(store, failures::add)) {
                upkeep.warmUp().join();
                upkeep.backUp();
                upkeep.purgeEvery(PAUSE);
                store.backUps.await();
                store.purges.await();
              }
            });

    SelvedgeAssertions.assertThat(recording).hasNoFindings();
    assertThat(store.warm.getCount()).isZero();
    assertThat(failures)
        .extracting(Throwable::getMessage)
        .contains("no room for the backup", "the store cannot be reached");
  }

  @Test
  void aThreadThatNobodyStartsDoesNothing() throws Exception {
    BrokenStore store = new BrokenStore(1);

    Recording recording =
        Selvedge.record(
            () -> {
              try (NeglectedUpkeep upkeep = new NeglectedUpkeep(store)) {
                assertThat(upkeep.warmUp()).isEqualTo("warm-up");
              }
            });

    assertOnly(recording, "NeverStarted");
    assertThat(store.warm.getCount()).isOne();
  }

  @Test
  void aBackupThatFailsIsNoticedByNobody() throws Exception {
    BrokenStore store = new BrokenStore(1);

    Recording recording =
        Selvedge.record(
            () -> {
              try (NeglectedUpkeep upkeep = new NeglectedUpkeep(store)) {
                upkeep.backUp();
                store.backUps.await();
              }
            });

    assertThat(assertOnly(recording, "UncaughtTaskFailure").message())
        .contains("IllegalStateException: no room for the backup");
  }

  @Test
  void aPurgeThatFailsOnceDoesNotComeAgain() throws Exception {
    BrokenStore store = new BrokenStore(1);

    Recording recording =
        Selvedge.record(
            () -> {
              try (NeglectedUpkeep upkeep = new NeglectedUpkeep(store)) {
                upkeep.purgeEvery(PAUSE);
                store.purges.await();
              }
            });

    assertThat(assertOnly(recording, "DeadPeriodicTask").message())
        .contains("the store cannot be reached: it is never run again");
  }

  private static Finding assertOnly(Recording recording, String rule) throws IOException {
    assertThat(recording.findings()).extracting(Finding::rule).containsExactly(rule);
    Finding finding = recording.findings().getFirst();
    Finding.Site site = finding.site();
    assertThat(Markers.lines("upkeep"))
        .contains(rule + " " + site.fileName() + ":" + site.lineNumber());
    assertThat(finding.attribution()).isEqualTo(Finding.Attribution.LINEAGE);
    return finding;
  }
}
