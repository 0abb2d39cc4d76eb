package dev.selvedge.agent.cases.unseen;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Periodic tasks that run on, that somebody ends, or at whose failure somebody looks. */
@SuppressWarnings("FutureReturnValueIgnored") // that is how they are used
public final class LivingTasks {

  public static void main(String[] args) throws Exception {
    catching();
    awaited();
    lookedAtLater();
    cancelled();
    interrupted();
    timer();
  }

  private static void catching() throws Exception {
    ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    CountDownLatch runs = new CountDownLatch(3);
    scheduler.scheduleAtFixedRate(
        () -> {
          try {
            runs.countDown();
            throw new IllegalStateException("caught");
          } catch (IllegalStateException told) {
            // The next run comes.
          }
        },
        0,
        1,
        TimeUnit.MILLISECONDS);
    runs.await();
    end(scheduler);
  }

  private static void awaited() throws Exception {
    ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    look(scheduler.scheduleAtFixedRate(LivingTasks::fail, 1, 1, TimeUnit.MILLISECONDS));
    end(scheduler);
  }

  private static void lookedAtLater() throws Exception {
    ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    ScheduledFuture<?> future =
        scheduler.scheduleWithFixedDelay(LivingTasks::fail, 0, 1, TimeUnit.MILLISECONDS);
    while (!future.isDone()) {
      Thread.onSpinWait();
    }
    end(scheduler);
    look(future);
  }

  private static void cancelled() throws Exception {
    ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    CountDownLatch run = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    ScheduledFuture<?> future =
        scheduler.scheduleAtFixedRate(
            () -> {
              run.countDown();
              await(cancelled);
              fail();
            },
            0,
            1,
            TimeUnit.MILLISECONDS);
    run.await();
    future.cancel(false);
    cancelled.countDown();
    end(scheduler);
  }

  private static void interrupted() throws Exception {
    ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    CountDownLatch run = new CountDownLatch(1);
    scheduler.scheduleAtFixedRate(
        () -> {
          run.countDown();
          await(new CountDownLatch(1));
        },
        0,
        1,
        TimeUnit.MILLISECONDS);
    run.await();
    scheduler.shutdownNow();
    end(scheduler);
  }

  private static void timer() throws Exception {
    Timer timer = new Timer();
    CountDownLatch runs = new CountDownLatch(3);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            runs.countDown();
          }
        },
        0,
        1);
    runs.await();
    timer.cancel();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("stopped", e);
    }
  }

  private static void look(Future<?> future) throws InterruptedException {
    try {
      future.get();
    } catch (ExecutionException seen) {
      // It will be scheduled anew.
    }
  }

  private static void fail() {
    throw new IllegalStateException("seen");
  }

  private static void end(ExecutorService pool) throws InterruptedException {
    pool.shutdown();
    if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("does not end");
    }
  }
}
