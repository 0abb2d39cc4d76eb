package dev.selvedge.agent.cases.unseen;

import dev.selvedge.agent.cases.support.Ends;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Tasks that are to be run again and again, and are not because they have thrown. */
@SuppressWarnings("FutureReturnValueIgnored") // that is how they are used
public final class DeadTasks {

  public static void main(String[] args) throws Exception {
    atTheFirstRun();
    atALaterRun();
    cancelledTooLate();
    timer();
    if (Runtime.version().feature() >= 25) {
      forkJoin();
    }
  }

  private static void atTheFirstRun() throws Exception {
    ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    CountDownLatch run = new CountDownLatch(1);
    scheduler.scheduleAtFixedRate(
        () -> {
          run.countDown();
          throw new IllegalStateException("at once"); // FINDING: DeadPeriodicTask
        },
        0,
        1,
        TimeUnit.MILLISECONDS);
    run.await();
    end(scheduler);
  }

  private static void atALaterRun() throws Exception {
    ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    CountDownLatch runs = new CountDownLatch(5);
    scheduler.scheduleWithFixedDelay(
        () -> {
          runs.countDown();
          if (runs.getCount() == 0) {
            throw new IllegalStateException("the fifth time"); // FINDING: DeadPeriodicTask
          }
        },
        0,
        1,
        TimeUnit.MILLISECONDS);
    runs.await();
    end(scheduler);
  }

  private static void cancelledTooLate() throws Exception {
    ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    ScheduledFuture<?> future =
        scheduler.scheduleWithFixedDelay(
            () -> {
              throw new IllegalStateException("too late"); // FINDING: DeadPeriodicTask
            },
            0,
            1,
            TimeUnit.MILLISECONDS);
    while (!future.isDone()) {
      Thread.onSpinWait();
    }
    future.cancel(false);
    end(scheduler);
  }

  private static void timer() throws Exception {
    Timer timer = new Timer("mortal");
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            throw new IllegalStateException("of a timer"); // FINDING: DeadPeriodicTask
          }
        },
        0,
        1);
    Ends.await("mortal");
  }

  private static void forkJoin() throws Exception {
    ForkJoinPool pool = new ForkJoinPool(2);
    CountDownLatch run = new CountDownLatch(1);
    Runnable body =
        () -> {
          run.countDown();
          throw new IllegalStateException("of a pool"); // FINDING: DeadPeriodicTask from 25
        };
    ForkJoinPool.class
        .getMethod("scheduleAtFixedRate", Runnable.class, long.class, long.class, TimeUnit.class)
        .invoke(pool, body, 0L, 1L, TimeUnit.MILLISECONDS);
    run.await();
    end(pool);
  }

  private static void end(ExecutorService pool) throws InterruptedException {
    pool.shutdown();
    if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("does not end");
    }
  }
}
