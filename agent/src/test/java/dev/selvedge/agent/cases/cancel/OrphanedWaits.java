package dev.selvedge.agent.cases.cancel;

import static dev.selvedge.agent.cases.cancel.CancelWork.POOL;
import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.selvedge.agent.cases.support.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Waits with a time that are given up, after which nobody stops the work or waits for it. */
@SuppressWarnings("FutureReturnValueIgnored") // that is what it is about
public final class OrphanedWaits {

  private static final List<Object> KEPT = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("a task", OrphanedWaits::task)
        .run("a stage", OrphanedWaits::stage)
        .run("a stage upon a value", OrphanedWaits::stageUponValue)
        .run("its worker is interrupted later", OrphanedWaits::workerInterruptedLater)
        .run("limits", OrphanedWaits::limits)
        .run("built upon at its limit", OrphanedWaits::builtUponAtItsLimit)
        .run("fork-join", OrphanedWaits::forkJoin)
        .run("queued", OrphanedWaits::queued)
        .run("a virtual thread", OrphanedWaits::virtual)
        .run("the future is gone", OrphanedWaits::gone)
        .end();
    CancelWork.rest(600);
  }

  private static void task() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Future<Integer> task = POOL.submit(() -> CancelWork.waits(begun, 900));
    KEPT.add(task);
    CancelWork.await(begun);
    try {
      task.get(50, MILLISECONDS); // FINDING: OrphanedByTimeout
      throw new AssertionError();
    } catch (TimeoutException expected) {
      KEPT.add(expected);
    }
  }

  private static void stage() throws Exception {
    CountDownLatch begun = new CountDownLatch(2);
    CompletableFuture<Integer> stage = supplyAsync(() -> CancelWork.waits(begun, 900), POOL);
    CompletableFuture<Integer> upon =
        supplyAsync(() -> CancelWork.waits(begun, 900)).thenApply(one -> one + 1);
    KEPT.add(stage);
    KEPT.add(upon);
    CancelWork.await(begun);
    try {
      stage.get(50, MILLISECONDS); // FINDING: OrphanedByTimeout
      throw new AssertionError();
    } catch (TimeoutException expected) {
      KEPT.add(expected);
    }
    try {
      upon.get(50, MILLISECONDS); // FINDING: OrphanedByTimeout
      throw new AssertionError();
    } catch (TimeoutException expected) {
      KEPT.add(expected);
    }
  }

  /** What runs is work, also where what it is built upon was none. */
  private static void stageUponValue() throws Exception {
    CountDownLatch begun = new CountDownLatch(2);
    CompletableFuture<Integer> stage =
        CompletableFuture.completedFuture(1)
            .thenApplyAsync(one -> CancelWork.waits(begun, 900), POOL)
            .thenApply(one -> one + 1);
    CompletableFuture<Integer> limited =
        CompletableFuture.completedFuture(1)
            .thenApplyAsync(one -> CancelWork.waits(begun, 2_000), POOL);
    KEPT.add(stage);
    KEPT.add(limited);
    CancelWork.await(begun);
    try {
      stage.get(50, MILLISECONDS); // FINDING: OrphanedByTimeout
      throw new AssertionError();
    } catch (TimeoutException expected) {
      KEPT.add(expected);
    }
    limited.orTimeout(50, MILLISECONDS); // FINDING: OrphanedByTimeout
    limited.exceptionally(failure -> 0).join();
  }

  /** Who stops an idle worker, or what it does then, has not stopped what it did before. */
  private static void workerInterruptedLater() throws Exception {
    ExecutorService closed = Executors.newSingleThreadExecutor(CancelWork::daemon);
    ExecutorService reused = Executors.newSingleThreadExecutor(CancelWork::daemon);
    CountDownLatch begun = new CountDownLatch(2);
    Future<Integer> first = closed.submit(() -> CancelWork.waits(begun, 900));
    Future<Integer> second = reused.submit(() -> CancelWork.waits(begun, 900));
    KEPT.add(first);
    KEPT.add(second);
    CancelWork.await(begun);
    try {
      first.get(50, MILLISECONDS); // FINDING: OrphanedByTimeout
      throw new AssertionError();
    } catch (TimeoutException expected) {
      KEPT.add(expected);
    }
    try {
      second.get(50, MILLISECONDS); // FINDING: OrphanedByTimeout
      throw new AssertionError();
    } catch (TimeoutException expected) {
      KEPT.add(expected);
    }
    CountDownLatch next = new CountDownLatch(1);
    Future<Integer> other = reused.submit(() -> CancelWork.waits(next, 20_000));
    CancelWork.await(next);
    other.cancel(true);
    closed.shutdown();
    reused.shutdown();
  }

  private static void limits() throws Exception {
    CountDownLatch begun = new CountDownLatch(3);
    CompletableFuture<Integer> limited = supplyAsync(() -> CancelWork.waits(begun, 2_000), POOL);
    CompletableFuture<Integer> upon =
        supplyAsync(() -> CancelWork.waits(begun, 2_000)).thenApply(one -> one + 1);
    CompletableFuture<Integer> replaced = supplyAsync(() -> CancelWork.waits(begun, 2_000), POOL);
    CancelWork.await(begun); // What has not begun when its time is over is another matter.
    limited.orTimeout(50, MILLISECONDS); // FINDING: OrphanedByTimeout
    upon.orTimeout(50, MILLISECONDS); // FINDING: OrphanedByTimeout
    replaced.completeOnTimeout(2, 50, MILLISECONDS); // FINDING: OrphanedByTimeout
    limited.handle((one, failure) -> failure).join();
    upon.exceptionally(failure -> 0).join();
    replaced.join();
  }

  private static void forkJoin() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    ForkJoinTask<Integer> task =
        ForkJoinPool.commonPool().submit(() -> CancelWork.waits(begun, 900));
    KEPT.add(task);
    CancelWork.await(begun);
    try {
      task.get(50, MILLISECONDS); // FINDING: OrphanedByTimeout
      throw new AssertionError();
    } catch (TimeoutException expected) {
      KEPT.add(expected);
    }
  }

  /** What waits behind other work does not end in time either. */
  private static void queued() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor(CancelWork::daemon);
    CountDownLatch gate = new CountDownLatch(1);
    Future<?> first = pool.submit(() -> CancelWork.await(gate));
    Future<Integer> behind = pool.submit(() -> 1);
    try {
      behind.get(10, MILLISECONDS); // FINDING: OrphanedByTimeout
      throw new AssertionError();
    } catch (TimeoutException expected) {
      CancelWork.rest(700);
    }
    gate.countDown();
    first.get();
    pool.shutdown();
  }

  private static void virtual() throws Exception {
    if (!CancelWork.isFrom(21)) {
      return;
    }
    ExecutorService threads = CancelWork.virtualThreads();
    CountDownLatch begun = new CountDownLatch(1);
    Future<?> task = threads.submit(() -> CancelWork.waits(begun, 900));
    KEPT.add(task);
    CancelWork.await(begun);
    try {
      task.get(50, MILLISECONDS); // FINDING: OrphanedByTimeout from 21
      throw new AssertionError();
    } catch (TimeoutException expected) {
      threads.shutdown();
    }
  }

  /** What is built upon a future just when its time is over does not want the work by itself. */
  private static void builtUponAtItsLimit() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Integer> upon =
        supplyAsync(() -> CancelWork.waits(begun, 2_000), POOL).thenApply(one -> one + 1);
    KEPT.add(upon);
    CancelWork.await(begun);
    upon.orTimeout(50, MILLISECONDS); // FINDING: OrphanedByTimeout
    MILLISECONDS.sleep(48);
    for (int i = 0; i < 300 && !upon.isDone(); i++) {
      upon.exceptionally(failure -> 0);
      LockSupport.parkNanos(10_000);
    }
    upon.exceptionally(failure -> 0).join();
  }

  private static void gone() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    try {
      runAsync(() -> CancelWork.waits(begun, 600))
          .get(50, MILLISECONDS); // FINDING: OrphanedByTimeout
      throw new AssertionError();
    } catch (TimeoutException expected) {
      KEPT.add(expected);
    }
    CancelWork.rest(700);
    System.gc();
  }
}
