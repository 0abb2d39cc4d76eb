package dev.selvedge.samples.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Finding;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.assertj.SelvedgeAssertions;
import dev.selvedge.samples.demo.Markers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work that ends when it is called off is silent, and its twins that go on are found. */
@Timeout(60)
class DeadlineTests {
  private static final Duration LIMIT = Duration.ofMillis(20);

  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answered = new CountDownLatch(1);

  @AfterEach
  void answer() {
    answered.countDown();
    pool.close();
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
    Recording recording =
        Selvedge.record(
            () -> {
              Future<Long> sum = pool.submit(new PriceIndex(prices().iterator()));
              asked.await();
              sum.cancel(true);
            });

    SelvedgeAssertions.assertThat(recording).hasNoFindings();
  }

  @Test
  void theIndexThatNeverLooksIsFoundWhereItIs() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> {
              Future<Long> sum = pool.submit(new DeafPriceIndex(prices().iterator()));
              asked.await();
              sum.cancel(true);
            });

    SelvedgeAssertions.assertThat(recording).hasOnlyFindings("IgnoredCancellation");
  }

  /** Without end, until the test is over. */
  private Stream<Integer> prices() {
    return Stream.generate(
            () -> {
              asked.countDown();
              return 1;
            })
        .takeWhile(_ -> answered.getCount() > 0);
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
