package dev.selvedge.samples.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Finding;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.assertj.SelvedgeAssertions;
import dev.selvedge.samples.demo.Markers;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What has a bound is silent however much comes in, its twins are found. */
@Timeout(60)
class GrowthTests {
  private static final int ENTRIES = 2_000;
  private static final List<String> ALBUM =
      IntStream.range(0, 300).mapToObj(number -> "A-" + number).toList();

  private final Queue<String> written = new ConcurrentLinkedQueue<>();

  @Test
  void anAuditThatWaitsForRoomIsSilent() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> {
              try (Audit audit = new Audit(written::add)) {
                for (int entry = 0; entry < ENTRIES; entry++) {
                  audit.add("entry " + entry);
                }
              }
            });

    assertThat(written).hasSize(ENTRIES);
    SelvedgeAssertions.assertThat(recording).hasNoFindings();
  }

  @Test
  void anAuditThatHoardsWhatTheDiskCannotTakeYetIsFound() throws Exception {
    CountDownLatch diskIsFree = new CountDownLatch(1);
    Recording recording =
        Selvedge.record(
            () -> {
              try (HoardingAudit audit =
                  new HoardingAudit(entry -> writeWhenFree(diskIsFree, entry))) {
                for (int entry = 0; entry < ENTRIES; entry++) {
                  audit.add("entry " + entry);
                }
                diskIsFree.countDown();
              }
            });

    assertThat(written).hasSize(ENTRIES);
    Finding finding = only(recording, "UnboundedQueue", "HoardingAudit.java");
    assertThat(finding.message()).contains("from which 'auditor' takes, grew to ");
  }

  @Test
  void aStudioWithSoManyHandsIsSilent() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> assertThat(new Studio("picture "::concat).develop(ALBUM)).hasSize(ALBUM.size()));

    SelvedgeAssertions.assertThat(recording).hasNoFindings();
  }

  @Test
  void aStudioWithAThreadForEachPictureIsFound() throws Exception {
    CountDownLatch all = new CountDownLatch(ALBUM.size());
    Recording recording =
        Selvedge.record(
            () ->
                assertThat(
                        new CrowdedStudio(negative -> developWithAll(all, negative)).develop(ALBUM))
                    .hasSize(ALBUM.size()));

    Finding finding = only(recording, "ThreadExplosion", "CrowdedStudio.java");
    assertThat(finding.message()).startsWith("300 platform threads were alive together");
  }

  private void writeWhenFree(CountDownLatch diskIsFree, String entry) {
    await(diskIsFree);
    written.add(entry);
  }

  /** The last one is in work before the first one is done. */
  private static String developWithAll(CountDownLatch all, String negative) {
    all.countDown();
    await(all);
    return "picture " + negative;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Finding only(Recording recording, String rule, String file) throws IOException {
    assertThat(recording.findings()).extracting(Finding::rule).containsExactly(rule);
    Finding finding = recording.findings().getFirst();
    assertThat(finding.site().toString()).contains("(" + Markers.place("growth", file) + ")");
    return finding;
  }
}
