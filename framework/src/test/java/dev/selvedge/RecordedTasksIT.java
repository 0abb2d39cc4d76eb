package dev.selvedge;

import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How tasks of every kind end, as the real agent counts them. */
class RecordedTasksIT {

  private final ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
  private final CountDownLatch never = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  @AfterEach
  void stop() {
    pool.shutdownNow();
  }

  @Test
  void poolTasks() {
    Recording recording =
        Selvedge.record(
            () -> {
              CountDownLatch begun = new CountDownLatch(1);
              Future<Integer> good = pool.submit(() -> 1);
              Future<?> bad = pool.submit(RecordedTasksIT::fails);
              good.get();
              assertThatThrownBy(bad::get).hasMessageContaining("no tea");
              Future<?> running = pool.submit(() -> waits(begun));
              begun.await();
              running.cancel(true);
              ended.await();
              // Too late, as in a finally block.
              good.cancel(true);
            });

    assertThat(recording).hasStartedTasks(3).hasFailedTasks(1).hasCancelledTasks(1);
  }

  @Test
  void aCommandThatThrows() {
    ExecutorService own = Executors.newSingleThreadExecutor(RecordedTasksIT::quietThread);
    Recording recording =
        Selvedge.record(
            () -> {
              own.execute(RecordedTasksIT::fails);
              own.shutdown();
              own.awaitTermination(10, TimeUnit.SECONDS);
            });

    assertThat(recording).hasStartedTasks(1, TaskKind.POOL_TASK).hasFailedTasks(1);
  }

  @Test
  void threads() {
    Recording recording =
        Selvedge.record(
            () -> {
              Thread good = new Thread(() -> {});
              Thread bad = quietThread(RecordedTasksIT::fails);
              for (Thread each : List.of(good, bad)) {
                each.start();
                each.join();
              }
            });

    assertThat(recording).hasStartedTasks(2, TaskKind.THREAD).hasFailedTasks(1);
  }

  @Test
  void stages() {
    ExecutorService own = Executors.newFixedThreadPool(1);
    Recording recording =
        Selvedge.record(
            () -> {
              CompletableFuture<Integer> good =
                  CompletableFuture.supplyAsync(() -> 1)
                      .thenApply(price -> price + 1)
                      .thenApplyAsync(price -> price + 1, own);
              assertThat(good.get()).isEqualTo(3);
              CompletableFuture<Void> bad =
                  CompletableFuture.runAsync(RecordedTasksIT::fails).thenRunAsync(() -> {});
              assertThatThrownBy(bad::get).hasMessageContaining("no tea");
              own.shutdown();
            });

    assertThat(recording)
        .hasStartedTasks(3)
        .hasStartedTasks(3, TaskKind.STAGE)
        .hasFailedTasks(1)
        .hasCancelledTasks(0);
  }

  @Test
  void forkJoinTasks() {
    ForkJoinPool own = new ForkJoinPool(1);
    Recording recording =
        Selvedge.record(
            () -> {
              own.submit(() -> 1).get();
              Future<?> bad = own.submit(RecordedTasksIT::fails);
              assertThatThrownBy(bad::get).hasMessageContaining("no tea");
              own.shutdown();
            });

    assertThat(recording).hasStartedTasks(2, TaskKind.FORK_JOIN_TASK).hasFailedTasks(1);
  }

  @Test
  void scheduledTasks() {
    Recording recording =
        Selvedge.record(
            () -> {
              CountDownLatch ticked = new CountDownLatch(3);
              pool.schedule(() -> 1, 1, TimeUnit.MILLISECONDS).get();
              ScheduledFuture<?> periodic =
                  pool.scheduleAtFixedRate(ticked::countDown, 0, 1, TimeUnit.MILLISECONDS);
              ticked.await();
              periodic.cancel(false);
              assertThat(pool.schedule(() -> 1, 1, TimeUnit.DAYS).cancel(false)).isTrue();
            });

    assertThat(recording)
        .hasStartedTasks(3, TaskKind.SCHEDULED_TASK)
        .hasCancelledTasks(2)
        .leftNoTasks();
  }

  @Test
  void timerTasks() {
    Recording recording =
        Selvedge.record(
            () -> {
              CountDownLatch ran = new CountDownLatch(1);
              Timer timer = new Timer("recorded", true);
              timer.schedule(timerTask(ran), 1);
              ran.await();
              timer.cancel();
            });

    assertThat(recording).hasStartedTasks(1, TaskKind.TIMER_TASK).hasNoFailedTasks();
  }

  @Test
  void virtualThreads() throws Exception {
    assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
    ExecutorService virtual =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    Recording recording =
        Selvedge.record(
            () -> {
              CountDownLatch begun = new CountDownLatch(1);
              Future<?> good = virtual.submit(() -> 1);
              Future<?> bad = virtual.submit(RecordedTasksIT::fails);
              Future<?> waiting = virtual.submit(() -> waits(begun));
              good.get();
              assertThatThrownBy(bad::get).hasMessageContaining("no tea");
              begun.await();
              waiting.cancel(true);
              ended.await();
              virtual.shutdown();
            });

    assertThat(recording)
        .hasStartedTasks(3)
        .hasStartedTasks(3, TaskKind.VIRTUAL_THREAD)
        .hasFailedTasks(1)
        .hasCancelledTasks(1);
    assertThat(recording).waits().extracting(WaitTime::on).contains(ThreadKind.VIRTUAL);
  }

  @Test
  void whatIsStillAlive() {
    CountDownLatch begun = new CountDownLatch(1);
    Recording recording =
        Selvedge.record(
            () -> {
              Future<?> waiting = pool.submit(() -> waits(begun));
              begun.await();
              assertThat(waiting.isDone()).isFalse();
            });

    assertThat(recording.tasks()).singleElement().returns(1L, TaskCount::alive);
    assertThat(recording.waits())
        .filteredOn(waits -> waits.on() == ThreadKind.POOL)
        .singleElement()
        .returns("CountDownLatch.await", WaitTime::api);
    never.countDown();
  }

  private int waits(CountDownLatch begun) throws InterruptedException {
    begun.countDown();
    try {
      never.await();
      return 1;
    } finally {
      ended.countDown();
    }
  }

  private static void fails() {
    throw new IllegalStateException("no tea");
  }

  private static Thread quietThread(Runnable body) {
    Thread thread = new Thread(body);
    thread.setUncaughtExceptionHandler((same, thrown) -> {});
    return thread;
  }

  private static TimerTask timerTask(CountDownLatch ran) {
    return new TimerTask() {
      @Override
      public void run() {
        ran.countDown();
      }
    };
  }
}
