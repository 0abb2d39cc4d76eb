package dev.selvedge.agent.cases.cancel;

import static dev.selvedge.agent.cases.cancel.CancelWork.POOL;
import static dev.selvedge.agent.cases.cancel.CancelWork.later;

import dev.selvedge.agent.cases.support.Cases;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Work that is cancelled and ends, or that nobody interrupts: none of it is a finding. */
@SuppressWarnings({"FutureReturnValueIgnored", "LockNotBeforeTry"}) // that is what it is about
public final class HeededCancels {

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("looks", HeededCancels::looks)
        .run("cleans up", HeededCancels::cleansUp)
        .run("ends soon", HeededCancels::endsSoon)
        .run("not interrupted", HeededCancels::notInterrupted)
        .run("idle", HeededCancels::idle)
        .run("periodic", HeededCancels::periodic)
        .run("the next task", HeededCancels::nextTask)
        .run("itself", HeededCancels::itself)
        .end();
  }

  private static void looks() throws Exception {
    CountDownLatch begun = new CountDownLatch(2);
    Future<?> flag =
        POOL.submit(
            () -> {
              begun.countDown();
              while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
              }
            });
    Future<?> cleared =
        POOL.submit(
            () -> {
              begun.countDown();
              while (!Thread.interrupted()) {
                Thread.onSpinWait();
              }
            });
    CancelWork.await(begun);
    flag.cancel(true);
    cleared.cancel(true);
  }

  /** Longer than the grace, and then it ends. */
  private static void cleansUp() throws Exception {
    ExecutorService pool = Executors.newCachedThreadPool(CancelWork::daemon);
    CountDownLatch begun = new CountDownLatch(3);
    CountDownLatch over = new CountDownLatch(3);
    Callable<Integer> sleeps =
        () -> {
          begun.countDown();
          try {
            Thread.sleep(20_000);
          } catch (InterruptedException e) {
            CancelWork.works(new CountDownLatch(1), 600);
            over.countDown();
            throw e;
          }
          return 1;
        };
    Callable<Integer> restores =
        () -> {
          begun.countDown();
          CancelWork.waits(new CountDownLatch(1), 20_000);
          CancelWork.works(new CountDownLatch(1), 600);
          over.countDown();
          return 1;
        };
    Callable<Integer> polls =
        () -> {
          begun.countDown();
          while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
          }
          CancelWork.works(new CountDownLatch(1), 600);
          over.countDown();
          return 1;
        };
    Future<?> one = pool.submit(sleeps);
    Future<?> two = pool.submit(restores);
    Future<?> three = pool.submit(polls);
    CancelWork.await(begun);
    one.cancel(true);
    two.cancel(true);
    three.cancel(true);
    CancelWork.rest(100);
    one.cancel(true);
    pool.shutdownNow();
    over.await();
  }

  private static void endsSoon() throws Exception {
    CountDownLatch begun = new CountDownLatch(2);
    ReentrantLock lock = new ReentrantLock();
    lock.lock();
    Future<?> computes = POOL.submit(() -> CancelWork.works(begun, 40));
    Future<?> waits =
        POOL.submit(
            () -> {
              begun.countDown();
              lock.lock();
              lock.unlock();
            });
    CancelWork.await(begun);
    computes.cancel(true);
    waits.cancel(true);
    CancelWork.rest(50);
    lock.unlock();
  }

  private static void notInterrupted() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Future<?> task =
        POOL.submit(
            () -> {
              CancelWork.works(begun, 600);
              over.countDown();
            });
    CancelWork.await(begun);
    task.cancel(false);
    over.await();
  }

  private static void idle() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(3, CancelWork::daemon);
    for (int i = 0; i < 3; i++) {
      pool.submit(() -> 1).get();
    }
    pool.shutdownNow();
    if (!pool.awaitTermination(30, TimeUnit.SECONDS)) {
      throw new AssertionError();
    }
  }

  private static void periodic() throws Exception {
    ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, CancelWork::daemon);
    CountDownLatch ran = new CountDownLatch(2);
    ScheduledFuture<?> periodic =
        timer.scheduleAtFixedRate(ran::countDown, 1, 5, TimeUnit.MILLISECONDS);
    CancelWork.await(ran);
    periodic.cancel(true);
    timer.schedule(() -> CancelWork.works(ran, 500), 0, TimeUnit.MILLISECONDS).get();
    timer.shutdownNow();
  }

  /** A worker's next task was not cancelled. */
  private static void nextTask() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor(CancelWork::daemon);
    CountDownLatch begun = new CountDownLatch(1);
    Future<?> first = pool.submit(() -> CancelWork.waits(begun, 20_000));
    Future<?> next = pool.submit(() -> CancelWork.works(begun, 600));
    CancelWork.await(begun);
    first.cancel(true);
    next.get();
    CancelWork.close(pool);
  }

  private static void itself() throws Exception {
    Future<?>[] own = new Future<?>[1];
    CountDownLatch given = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    own[0] =
        POOL.submit(
            () -> {
              CancelWork.await(given);
              own[0].cancel(true);
              for (long until = later(600); System.nanoTime() < until; ) {}
              over.countDown();
            });
    given.countDown();
    over.await();
  }
}
