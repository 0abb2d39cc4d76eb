package dev.selvedge;

import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;
import static dev.selvedge.assertj.SelvedgeAssertions.assertThatFuture;
import static dev.selvedge.awaitility.SelvedgeAwaitility.allTasksDone;
import static dev.selvedge.awaitility.SelvedgeAwaitility.await;
import static dev.selvedge.awaitility.SelvedgeAwaitility.futureDone;
import static dev.selvedge.awaitility.SelvedgeAwaitility.taskDump;
import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.selvedge.Selvedge.Block;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

/**
 * Assertions that wait for futures, and Awaitility, with the real agent. The page {@code
 * docs/futures-and-awaiting.md} shows parts of it.
 */
@Guarded
class FuturesAndAwaitingIT {

  private static final Duration SHORT = Duration.ofMillis(300);

  @Test
  void aFutureThatCompletes() {
    try (Quotes quotes = new Quotes()) {
      assertThatFuture(quotes.ask("tea")).completesWithin(Duration.ofSeconds(5)).isEqualTo(12);
    }
  }

  @Test
  void aFutureThatFails() {
    try (Quotes quotes = new Quotes()) {
      assertThatFuture(quotes.ask("coffee"))
          .failsWithin(Duration.ofSeconds(5))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no coffee");
    }
  }

  @Test
  void aFutureThatNobodyWillComplete() {
    String message =
        failure(
            () ->
                assertThatFuture(new CompletableFuture<Integer>().thenApply(price -> price + 1))
                    .completesWithin(SHORT));

    assertThat(message)
        .contains(
            "to be done within 300 ms but it was not.",
            "Why:\n  it depends on another future that is not done, by the stage made at"
                + " dev.selvedge.FuturesAndAwaitingIT.",
            "no task that is known is to complete it: somebody has to do so by hand",
            "and no task of this recording is alive: nobody in it will complete it");
  }

  @Test
  void aFutureWhoseTimeHasNotCome() {
    String message =
        failure(
            () -> {
              CompletableFuture<Integer> later =
                  CompletableFuture.supplyAsync(() -> 12, delayedExecutor(1, TimeUnit.MINUTES));
              try {
                assertThatFuture(later.thenApply(price -> price + 1)).completesWithin(SHORT);
              } finally {
                later.cancel(true);
              }
            });

    assertThat(message)
        .containsSubsequence("it is to be completed by scheduled task #", "its time comes in ")
        .doesNotContain("nobody");
  }

  @Test
  void workWhoseTimeHasNotComeIsWaitedFor() {
    Selvedge.record(
        () -> {
          CompletableFuture<Integer> later =
              CompletableFuture.supplyAsync(() -> 12, delayedExecutor(300, TimeUnit.MILLISECONDS));

          await().atMost(Duration.ofSeconds(10)).until(allTasksDone());

          assertThat(later).isDone();
        });
  }

  @Test
  void workWhoseTimeHasNotComeIsNotWaitedForIfNobodyIsTo() {
    Selvedge.record(
        () -> {
          CompletableFuture<Integer> later =
              Selvedge.detached(
                  CompletableFuture.supplyAsync(() -> 12, delayedExecutor(1, TimeUnit.MINUTES)),
                  "it is a reminder");

          await().atMost(Duration.ofSeconds(10)).until(allTasksDone());

          assertThat(later).isNotDone();
          later.cancel(true);
        });
  }

  @Test
  void aFutureThatAThreadMayComplete() {
    CountDownLatch end = new CountDownLatch(1);
    String message =
        failure(
            () -> {
              CompletableFuture<String> answer = new CompletableFuture<>();
              Thread thread = new Thread(() -> answer(end, answer), "answering");
              thread.start();
              try {
                assertThatFuture(answer).completesWithin(SHORT);
              } finally {
                end.countDown();
                thread.join();
              }
            });

    assertThat(message)
        .contains(
            "the tasks of this recording that are alive and might:", "on 'answering', waits in")
        .doesNotContain("will complete it");
  }

  @Test
  void aTaskThatWaitsForAnotherOneOfItsPool() {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    String message =
        failure(
            () -> {
              try {
                Future<Integer> outer = pool.submit(() -> pool.submit(() -> 12).get());
                assertThatFuture(outer).completesWithin(SHORT);
              } finally {
                pool.shutdownNow();
              }
            });

    assertThat(message)
        .containsSubsequence(
            "it was made at dev.selvedge.FuturesAndAwaitingIT.",
            " by recording at ",
            "it is to be completed by pool task #",
            "waits for pool task #",
            "at java.util.concurrent.FutureTask.get(",
            "of what that waits for:",
            "is queued",
            "it waits as number 1 of 1 for a thread of a pool that has 1 at most",
            "which needs that task: they wait for each other");
  }

  @Test
  void theWorkThatAFutureWaitsFor() {
    CountDownLatch end = new CountDownLatch(1);
    String message =
        failure(
            () -> {
              CompletableFuture<Integer> price =
                  CompletableFuture.supplyAsync(() -> waited(end)).thenApply(found -> found + 1);
              try {
                assertThatFuture(price).completesWithin(SHORT);
              } finally {
                end.countDown();
                price.join();
              }
            });

    assertThat(message)
        .containsSubsequence(
            "it is to be completed by stage #",
            "waits in CountDownLatch.await at dev.selvedge.FuturesAndAwaitingIT.waited(",
            "at java.util.concurrent.CountDownLatch.await(",
            "at dev.selvedge.FuturesAndAwaitingIT.waited(");
  }

  @Test
  void itDoesNotBlameAFutureThatCompletesWhileOthersDoNot() {
    CountDownLatch end = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    Recording recording =
        Selvedge.record(
            () -> {
              Future<Integer> slow = pool.submit(() -> waited(end));
              assertThatFuture(CompletableFuture.supplyAsync(() -> 12, pool))
                  .completesWithin(Duration.ofSeconds(5))
                  .isEqualTo(12);
              end.countDown();
              slow.get();
              pool.shutdown();
            });

    assertThat(recording).hasNoFindings().hasOnlySucceededTasks().hasStartedTasks(2);
  }

  @Test
  void allTasksOfATest() {
    try (Quotes quotes = new Quotes()) {
      quotes.refreshInTheBackground();

      await().atMost(Duration.ofSeconds(5)).until(allTasksDone());

      assertThat(quotes.refreshed()).isTrue();
    }
  }

  @Test
  void aTimeOutShowsTheTasks() {
    CountDownLatch end = new CountDownLatch(1);
    String message =
        failure(
            () -> {
              Thread thread = new Thread(() -> waited(end), "refreshing");
              thread.start();
              try {
                await().atMost(SHORT).until(allTasksDone());
              } finally {
                end.countDown();
                thread.join();
              }
            });

    assertThat(message)
        .containsSubsequence(
            "Condition returned by method \"allTasksDone\"",
            "was not fulfilled within",
            "Selvedge task dump\n  recording at dev.selvedge.FuturesAndAwaitingIT.",
            "└─ thread #",
            "on 'refreshing', waits in CountDownLatch.await at"
                + " dev.selvedge.FuturesAndAwaitingIT.waited(")
        .doesNotContain("awaitility-thread");
  }

  @Test
  void aTimeOutOfAnyConditionShowsTheTasks() {
    CountDownLatch end = new CountDownLatch(1);
    Throwable thrown =
        thrown(
            () -> {
              Thread thread = new Thread(() -> waited(end), "refreshing");
              thread.start();
              try {
                Awaitility.await("the price")
                    .conditionEvaluationListener(taskDump())
                    .atMost(SHORT)
                    .untilAsserted(() -> assertThat(end.getCount()).isZero());
              } finally {
                end.countDown();
                thread.join();
              }
            });

    assertThat(thrown)
        .isInstanceOf(ConditionTimeoutException.class)
        .hasMessageContainingAll(
            "Condition with alias 'the price' didn't complete within",
            "expected: 0L",
            "Selvedge task dump",
            "on 'refreshing'")
        .hasCauseInstanceOf(AssertionError.class);
  }

  @Test
  void periodicTasksHaveNoEnd() throws Exception {
    ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    try {
      CountDownLatch ticked = new CountDownLatch(3);
      Future<?> ticking = timer.scheduleAtFixedRate(ticked::countDown, 0, 1, TimeUnit.MILLISECONDS);
      ticked.await();

      await().atMost(Duration.ofSeconds(5)).until(allTasksDone());

      assertThat(ticking.isDone()).isFalse();
    } finally {
      timer.shutdownNow();
      assertThat(timer.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aTaskThatIsScheduledHasAnEnd() {
    ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    try {
      Future<?> later = timer.schedule(() -> 1, 200, TimeUnit.MILLISECONDS);

      await().atMost(Duration.ofSeconds(5)).until(allTasksDone());

      assertThat(later.isDone()).isTrue();
    } finally {
      timer.shutdown();
    }
  }

  @Test
  void whatIsDetachedIsNotWaitedFor() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(1);
    try {
      Future<?> counting = Selvedge.detached(pool.submit(() -> waited(end)), "it counts visitors");

      await().atMost(Duration.ofSeconds(5)).until(allTasksDone());

      assertThat(counting.isDone()).isFalse();
    } finally {
      end.countDown();
      pool.shutdown();
      assertThat(pool.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void onlyTheTasksOfTheSameTestAreWaitedFor() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Thread thread = new Thread(() -> waited(end), "of the test");
    thread.start();
    Recording recording =
        Selvedge.record(
            () -> {
              CompletableFuture<Void> own = CompletableFuture.runAsync(() -> {});
              await().pollInSameThread().atMost(Duration.ofSeconds(5)).until(allTasksDone());
              own.join();
            });
    end.countDown();
    thread.join();

    assertThat(recording).hasNoFindings();
  }

  @Test
  void aTaskCanWaitForTheOthers() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> {
              ExecutorService pool = Executors.newFixedThreadPool(2);
              try {
                pool.submit(() -> 12).get();
                pool.submit(() -> await().atMost(Duration.ofSeconds(5)).until(allTasksDone()))
                    .get();
              } finally {
                pool.shutdown();
              }
            });

    assertThat(recording).hasOnlySucceededTasks().hasStartedTasks(2);
  }

  @Test
  void aFutureOfAnotherOnesMaking() {
    try (Quotes quotes = new Quotes()) {
      Future<Integer> price = quotes.ask("tea");

      await().untilAsserted(futureDone(price));

      assertThatFuture(price).completesWithin(Duration.ZERO).isEqualTo(12);
    }
  }

  @Test
  void awaitilityItselfIsNoTaskOfTheTest() {
    Recording recording =
        Selvedge.record(() -> await().atMost(Duration.ofSeconds(5)).until(() -> true));

    assertThat(recording).hasNoFindings().leftNoTasks().hasStartedNoTasks();
  }

  private static String failure(Block block) {
    return thrown(block).getMessage();
  }

  /** What the block throws; what it leaves is the business of its recording. */
  private static Throwable thrown(Block block) {
    return Selvedge.record(() -> catchThrowableOfType(Throwable.class, block::run)).result();
  }

  private static int waited(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 1;
  }

  private static void answer(CountDownLatch end, CompletableFuture<String> answer) {
    answer.complete("after " + waited(end));
  }

  /** A service that works in the background. */
  private static final class Quotes implements AutoCloseable {
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private volatile boolean refreshed;

    Future<Integer> ask(String item) {
      return pool.submit(
          () -> {
            if (!item.equals("tea")) {
              throw new IllegalArgumentException("no " + item);
            }
            return 12;
          });
    }

    void refreshInTheBackground() {
      pool.execute(
          () ->
              pool.execute(
                  () -> {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                    refreshed = true;
                  }));
    }

    boolean refreshed() {
      return refreshed;
    }

    @Override
    public void close() {
      pool.shutdown();
    }
  }
}
