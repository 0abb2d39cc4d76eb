package dev.selvedge;

import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Cancellation.Payment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Recordings with the real agent, which knows threads named {@code loop-*} as event loops. The page
 * {@code docs/recordings.md} shows parts of it.
 */
class RecordingIT {

  @AutoClose private final Prices prices = new Prices();

  @Test
  void codeThatIsAsItShouldBe() {
    Recording recording = Selvedge.record(() -> prices.refresh());

    assertThat(recording).hasNoFindings().leftNoTasks();
  }

  @Test
  void codeWithAResult() {
    RecordingOf<Integer> recording = Selvedge.record(() -> prices.of("tea"));

    assertThat(recording).hasNoFindings();
    assertThat(recording.result()).isEqualTo(3);
  }

  @Test
  void codeThatIsMeantToFail() {
    Recording recording =
        Selvedge.record(
            () ->
                assertThatThrownBy(() -> prices.of("coffee"))
                    .isInstanceOf(NoSuchElementException.class));

    assertThat(recording).leftNoTasks();
  }

  @Test
  void codeWithAFault() {
    Recording recording = Selvedge.record(() -> prices.askTheSupplier());

    assertThat(recording).hasOnlyFindings("BlockedEventLoop");
    assertThat(recording).findings().extracting(Finding::thread).containsExactly("loop-prices");
  }

  @Test
  void codeThatIsCancelled() {
    Recording recording = Selvedge.record(() -> prices.refreshAndStop());

    assertThat(recording).wasCancelledWithin(Duration.ofSeconds(5)).paidEveryCancellation();
    assertThat(recording)
        .hasCancellations(1)
        .wasCancelledBy("Prices.refreshAndStop")
        .answeredEveryCancellationBy(Payment.RETHROWN);
  }

  @Test
  void codeThatSwallowsItsCancellation() {
    Recording recording =
        Selvedge.record(
            () -> {
              CountDownLatch begun = new CountDownLatch(1);
              Thread swallowing = new Thread(() -> waitTwice(begun));
              swallowing.start();
              begun.await();
              swallowing.interrupt();
              swallowing.join();
            });

    assertThat(recording).hasOnlyFindings("SwallowedCancellation");
    assertThatThrownBy(() -> assertThat(recording).paidEveryCancellation())
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("RecordingIT.codeThatSwallows", "RecordingIT.waitTwice(");
  }

  private static void waitTwice(CountDownLatch begun) {
    for (int i = 0; i < 2; i++) {
      try {
        begun.countDown();
        new CountDownLatch(1).await(i == 0 ? 60_000 : 1, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        System.identityHashCode(e);
      }
    }
  }

  @Test
  void codeThatForks() {
    Recording recording = Selvedge.record(() -> prices.ofAll(List.of("tea", "tea", "tea")));

    assertThat(recording).hasPeakFanOutAtMost(1, "Prices.ofAll");
    assertThat(recording.fanOuts()).singleElement().returns(3L, FanOut::created);
    assertThatThrownBy(() -> assertThat(recording).hasPeakFanOutAtMost(1, "Prices.of"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("RecordingIT$Prices.ofAll(RecordingIT.java:");
  }

  @Test
  void codeThatIsCounted() {
    Recording recording = Selvedge.record(() -> prices.ofAll(List.of("tea", "tea", "tea")));

    assertThat(recording).hasStartedTasks(3, TaskKind.POOL_TASK).hasOnlySucceededTasks();
  }

  @Test
  void howTasksEnd() {
    Recording recording =
        Selvedge.record(
            () -> {
              assertThatThrownBy(() -> prices.failing().get()).hasMessageContaining("no tea");
              CompletableFuture<Integer> staged = CompletableFuture.supplyAsync(() -> 1);
              assertThat(staged.thenApply(price -> price + 1).get()).isEqualTo(2);
              prices.refreshAndStop();
            });

    assertThat(recording)
        .hasStartedTasks(3)
        .hasStartedTasks(1, TaskKind.STAGE)
        .hasFailedTasks(1)
        .hasCancelledTasks(1);
    assertThatThrownBy(() -> assertThat(recording).hasOnlySucceededTasks())
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "1 pool task started at dev.selvedge.RecordingIT$Prices.failing(RecordingIT.java:",
            ": 1 failed",
            ": 1 cancelled");
  }

  @Test
  void codeThatWaits() {
    Recording recording = Selvedge.record(() -> prices.askTheSupplier());

    assertThat(recording).hasWaitsOnlyOn(ThreadKind.OWN, ThreadKind.EVENT_LOOP);
    assertThatThrownBy(() -> assertThat(recording).hasNoWaitsOn(ThreadKind.EVENT_LOOP))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "event loop: 1 wait, ", "RecordingIT$Prices.lambda$askTheSupplier$");
    assertThatThrownBy(() -> assertThat(recording).hasNoWaitLongerThan(Duration.ofMillis(19)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("longer than 19 ms");
  }

  @Test
  void waitsOfWorkersAndOfTheBlockItself() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    try {
      CountDownLatch end = new CountDownLatch(1);
      Recording recording =
          Selvedge.record(
              () -> {
                Future<?> waits = pool.submit(() -> await(end));
                new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
                end.countDown();
                waits.get();
              });

      assertThat(recording).hasWaitsOnlyOn(ThreadKind.OWN, ThreadKind.POOL);
      assertThat(recording)
          .waits()
          .filteredOn(waits -> waits.on() == ThreadKind.POOL)
          .singleElement()
          .returns("CountDownLatch.await", WaitTime::api)
          .satisfies(waits -> assertThat(waits.longest()).isPositive());
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void codeThatStartsNothingAndWaitsForNothing() {
    Recording recording = Selvedge.record(() -> List.of("tea").size());

    assertThat(recording).hasStartedNoTasks().waits().isEmpty();
  }

  @Test
  void codeThatForksWithoutABound() {
    CountDownLatch end = new CountDownLatch(1);
    Recording recording =
        Selvedge.record(
            () -> {
              List<Thread> threads = new ArrayList<>();
              for (int i = 0; i < 5; i++) {
                Thread thread = new Thread(() -> await(end));
                threads.add(thread);
                thread.start();
              }
              end.countDown();
              for (Thread each : threads) {
                each.join();
              }
            });

    assertThatThrownBy(() -> assertThat(recording).hasPeakFanOutAtMost(0))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("RecordingIT.java:", " of 5 made");
  }

  @Test
  void aTaskThatIsLeftBehind() {
    CountDownLatch end = new CountDownLatch(1);
    try {
      Recording recording = Selvedge.record(() -> new Thread(() -> await(end), "watcher").start());

      assertThatThrownBy(() -> assertThat(recording).leftNoTasks())
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("watcher");
    } finally {
      end.countDown();
    }
  }

  @Test
  void whatIsAtWorkRightNow() {
    CountDownLatch end = new CountDownLatch(1);
    try {
      String dump =
          Selvedge.record(
                  () -> {
                    new Thread(() -> await(end), "watcher").start();
                    String shown = Selvedge.dump();
                    end.countDown();
                    return shown;
                  })
              .result();

      assertThat(dump).contains("recording at dev.selvedge.RecordingIT", "watcher");
    } finally {
      end.countDown();
    }
  }

  @Test
  void aRecordingInsideARecordingKeepsItsFindingsToItself() {
    RecordingOf<Recording> outer =
        Selvedge.record(() -> Selvedge.record(() -> prices.askTheSupplier()));

    assertThat(outer).hasNoFindings();
    assertThat(outer.result()).hasFinding("BlockedEventLoop");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A price service with one event loop, of which one operation waits where it must not. */
  private static final class Prices implements AutoCloseable {
    private final ExecutorService loop =
        Executors.newSingleThreadExecutor(task -> new Thread(task, "loop-prices"));

    private final Map<String, Integer> known = Map.of("tea", 3);

    void refresh() throws Exception {
      loop.submit(() -> known.size()).get();
    }

    int of(String item) throws Exception {
      Integer price = loop.submit(() -> known.get(item)).get();
      if (price == null) {
        throw new NoSuchElementException(item);
      }
      return price;
    }

    int ofAll(List<String> items) throws Exception {
      List<Future<Integer>> asked = new ArrayList<>();
      for (String item : items) {
        asked.add(loop.submit(() -> known.getOrDefault(item, 0)));
      }
      int sum = 0;
      for (Future<Integer> each : asked) {
        sum += each.get();
      }
      return sum;
    }

    void refreshAndStop() throws Exception {
      CountDownLatch begun = new CountDownLatch(1);
      Future<?> refreshing =
          loop.submit(
              () -> {
                begun.countDown();
                new CountDownLatch(1).await();
                return null;
              });
      begun.await();
      refreshing.cancel(true);
    }

    Future<?> failing() {
      return loop.submit(
          () -> {
            throw new NoSuchElementException("no tea");
          });
    }

    void askTheSupplier() throws Exception {
      loop.submit(
              () -> {
                Thread.sleep(20);
                return null;
              })
          .get();
    }

    @Override
    public void close() {
      loop.shutdown();
    }
  }
}
