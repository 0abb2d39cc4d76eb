package dev.selvedge.samples.timeout;

import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.samples.support.Twin;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What computes ends when it is told to, unless it never looks. */
@Guarded
@Timeout(60)
class PriceIndexTests {
  private final ExecutorService pool = Executors.newSingleThreadExecutor();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final AtomicReference<Thread> thread = new AtomicReference<>();
  private final Set<Integer> prices = ConcurrentHashMap.newKeySet();

  @AfterEach
  void end() {
    prices.clear();
    pool.close();
  }

  @Test
  void itAddsUpWhatThereIs() throws Exception {
    assertThat(new PriceIndex(List.of(1, 2, 3).iterator()).call()).isEqualTo(6);
  }

  @Test
  void anIndexThatIsToldToStopEnds() throws Exception {
    Recording recording = Selvedge.record(() -> cancelled(new PriceIndex(prices())));

    assertThat(recording).hasNoFindings().leftNoTasks();
  }

  @Test
  void theIndexThatNeverLooksIsFound() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> {
              cancelled(new DeafPriceIndex(prices()));
              // On a busy machine that takes its time.
              await().atMost(Duration.ofSeconds(40)).until(() -> computed().toMillis() > 300);
            });

    Twin.assertFound(recording, DeafPriceIndex.class);
  }

  private void cancelled(Callable<Long> index) throws InterruptedException {
    Future<Long> sum =
        pool.submit(
            () -> {
              thread.set(Thread.currentThread());
              begun.countDown();
              return index.call();
            });
    begun.await();
    sum.cancel(true);
  }

  /** How long the thread of the pool has computed. */
  private Duration computed() {
    long id = thread.get().threadId();
    return Duration.ofNanos(ManagementFactory.getThreadMXBean().getThreadCpuTime(id));
  }

  /** There is always one more, until the test ends. No code of the test takes part in that. */
  private Iterator<Integer> prices() {
    AtomicInteger price = new AtomicInteger(1);
    prices.add(price.get());
    return Stream.generate(price::get).takeWhile(prices::contains).iterator();
  }
}
