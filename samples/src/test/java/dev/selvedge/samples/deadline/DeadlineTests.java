package dev.selvedge.samples.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Finding;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.assertj.SelvedgeAssertions;
import dev.selvedge.samples.demo.Markers;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work that ends when it is called off is silent, and its twins that go on are found. */
@Timeout(60)
class DeadlineTests {
  private static final Duration LIMIT = Duration.ofMillis(20);

  private final ExecutorService pool =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answered = new CountDownLatch(1);

  @AfterEach
  void answer() {
    answered.countDown();
    pool.shutdown();
  }

  @Test
  void whoeverIsAskedForAQuoteIsToldThatItIsTooLate() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> assertThat(new Quotes(pool, this::slowly, LIMIT).quote("tea")).isEmpty());

    SelvedgeAssertions.assertThat(recording).hasNoFindings();
  }

  @Test
  void aQuoteThatIsInTimeIsHandedOn() throws Exception {
    Recording recording =
        Selvedge.record(
            () ->
                assertThat(new Quotes(pool, _ -> 100, Duration.ofSeconds(30)).quote("tea"))
                    .hasValue(100));

    SelvedgeAssertions.assertThat(recording).hasNoFindings();
  }

  @Test
  void theQuoteThatTheTwinForgetsIsFoundWhereItGaveUp() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> assertThat(new HastyQuotes(pool, this::slowly, LIMIT).quote("tea")).isEmpty());

    assertFound(recording, "OrphanedByTimeout", "HastyQuotes.java");
  }

  @Test
  void aSearchThatIsCalledOffEnds() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> {
              Search search = new Search(pool, this::slowly, "tea");
              asked.await();
              search.close();
              assertThat(search.isOver()).isTrue();
            });

    SelvedgeAssertions.assertThat(recording).hasNoFindings();
  }

  @Test
  void theSearchThatTheTwinCannotCallOffIsFoundWhereItTries() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> {
              VainSearch search = new VainSearch(pool, this::slowly, "tea");
              asked.await();
              search.close();
              assertThat(search.isOver()).isTrue();
            });

    assertFound(recording, "IneffectiveCancel", "VainSearch.java");
  }

  @Test
  void anIndexThatIsToldToStopEnds() throws Exception {
    Recording recording = Selvedge.record(() -> cancelled(new PriceIndex(prices())));

    SelvedgeAssertions.assertThat(recording).hasNoFindings();
  }

  @Test
  void theIndexThatNeverLooksIsFoundWhereItIs() throws Exception {
    Recording recording = Selvedge.record(() -> cancelled(new DeafPriceIndex(prices())));

    assertFound(recording, "IgnoredCancellation", "DeafPriceIndex.java");
  }

  private void cancelled(Callable<Long> index) throws InterruptedException {
    Future<Long> sum =
        pool.submit(
            () -> {
              asked.countDown();
              return index.call();
            });
    asked.await();
    sum.cancel(true);
  }

  /** More than anybody adds up in the time that a recording waits for what is left. */
  private static Iterator<Integer> prices() {
    return Collections.nCopies(Integer.MAX_VALUE, 1).iterator();
  }

  private int slowly(String item) throws InterruptedException {
    asked.countDown();
    answered.await();
    return item.length();
  }

  private static void assertFound(Recording recording, String rule, String file) throws Exception {
    assertThat(recording.findings()).extracting(Finding::rule).containsExactly(rule);
    assertThat(recording.findings().getFirst().site().toString())
        .contains("(" + Markers.place("deadline", file) + ")");
  }
}
