package dev.selvedge.samples.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Finding;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.assertj.SelvedgeAssertions;
import dev.selvedge.samples.demo.Markers;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * However many items there are, some are asked for at a time; the twin that asks for all is found.
 */
@Timeout(60)
class QuotesTests {
  private static final List<String> ITEMS =
      IntStream.range(0, 300).mapToObj(number -> "item " + number).toList();

  @Test
  void askingForSomeAtATimeIsSilent() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> assertThat(new Quotes("price of "::concat).of(ITEMS)).hasSize(ITEMS.size()));

    SelvedgeAssertions.assertThat(recording).hasNoFindings();
  }

  @Test
  void askingWithAPermitIsSilent() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> assertThat(new GatedQuotes("price of "::concat).of(ITEMS)).hasSize(ITEMS.size()));

    SelvedgeAssertions.assertThat(recording).hasNoFindings();
  }

  @Test
  void askingForAllAtOnceIsFound() throws Exception {
    CountDownLatch all = new CountDownLatch(ITEMS.size());
    Recording recording =
        Selvedge.record(
            () ->
                assertThat(new HastyQuotes(item -> askWithAll(all, item)).of(ITEMS))
                    .hasSize(ITEMS.size()));

    assertThat(recording.findings()).extracting(Finding::rule).containsExactly("UnboundedFanOut");
    Finding finding = recording.findings().getFirst();
    assertThat(finding.site().toString())
        .contains("(" + Markers.place("fanout", "HastyQuotes.java") + ")");
    assertThat(finding.message()).startsWith("300 ").contains("more than the limit of 256");
  }

  /** The last one is asked for before the first one is answered. */
  private static String askWithAll(CountDownLatch all, String item) {
    all.countDown();
    try {
      all.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return "price of " + item;
  }
}
