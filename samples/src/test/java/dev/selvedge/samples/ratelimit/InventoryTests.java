package dev.selvedge.samples.ratelimit;

import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Finding;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.samples.demo.Markers;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However many items there are, the stock has a few callers at once; the twin is found. */
@Timeout(60)
class InventoryTests {
  private static final int AT_A_TIME = 16;
  private static final List<String> ITEMS =
      IntStream.range(0, 300).mapToObj(number -> "item " + number).toList();

  private final Inventory inventory = new Inventory(InventoryTests::count);

  @Test
  void threadsThatWaitForAPermitAreSilent() throws Exception {
    assertBounded(Selvedge.record(() -> assertThat(inventory.byPermits(ITEMS)).isEqualTo(300)));
  }

  @Test
  void threadsThatAreForkedWithAPermitAreSilent() throws Exception {
    assertBounded(
        Selvedge.record(() -> assertThat(inventory.byPermitsForThreads(ITEMS)).isEqualTo(300)));
  }

  @Test
  void aGathererIsSilent() throws Exception {
    assertBounded(Selvedge.record(() -> assertThat(inventory.byGatherer(ITEMS)).isEqualTo(300)));
  }

  @Test
  void aFixedPoolIsSilent() throws Exception {
    assertBounded(Selvedge.record(() -> assertThat(inventory.byPool(ITEMS)).isEqualTo(300)));
  }

  @Test
  void aThreadForEachItemIsFound() throws Exception {
    CountDownLatch all = new CountDownLatch(ITEMS.size());
    StormingInventory storming = new StormingInventory(item -> countWithAll(all));
    Recording recording = Selvedge.record(() -> assertThat(storming.total(ITEMS)).isEqualTo(300));

    assertThat(recording.findings()).extracting(Finding::rule).containsExactly("UnboundedFanOut");
    Finding finding = recording.findings().getFirst();
    assertThat(finding.site().toString())
        .contains("(" + Markers.place("ratelimit", "StormingInventory.java") + ")");
    assertThat(finding.message()).startsWith("300 ").contains("nothing bounds them");
  }

  private static void assertBounded(Recording recording) {
    assertThat(recording).hasNoFindings().hasPeakFanOutAtMost(AT_A_TIME);
  }

  private static int count(String item) throws InterruptedException {
    Thread.sleep(1);
    return 1;
  }

  /** The last one is asked before the first one answers. */
  private static int countWithAll(CountDownLatch all) throws InterruptedException {
    all.countDown();
    assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
    return 1;
  }
}
