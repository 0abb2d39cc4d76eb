package dev.selvedge.agent.cases.unseen;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Exceptions that somebody sees, or that follow from an end that somebody wanted. */
public final class SeenFailures {

  public static void main(String[] args) throws Exception {
    ownHandlers();
    afterExecute();
    wantedEnds();
    handedOver();
    defaultHandler();
  }

  private static void ownHandlers() throws Exception {
    Thread handled = new Thread(SeenFailures::fail);
    handled.setUncaughtExceptionHandler((thread, failure) -> {});
    run(handled);
    run(new Thread(new Handling(false), SeenFailures::fail));
    run(new Thread(new Handling(true), SeenFailures::fail));
    run(new Thread(new ThreadGroup(new Handling(true), "inner"), SeenFailures::fail));
    run(new OwnHandler());
    ExecutorService pool =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task);
              thread.setUncaughtExceptionHandler((same, failure) -> {});
              return thread;
            });
    pool.execute(SeenFailures::fail);
    end(pool);
    ForkJoinPool forkJoin =
        new ForkJoinPool(
            1, ForkJoinPool.defaultForkJoinWorkerThreadFactory, (thread, failure) -> {}, false);
    forkJoin.execute(SeenFailures::fail);
    end(forkJoin);
  }

  private static void afterExecute() throws Exception {
    ExecutorService pool = new Looking();
    for (int i = 0; i < 10; i++) {
      pool.execute(SeenFailures::fail);
    }
    end(pool);
  }

  private static void wantedEnds() throws Exception {
    Thread interrupted = new Thread(SeenFailures::sleep);
    interrupted.start();
    interrupted.interrupt();
    interrupted.join();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    CountDownLatch begun = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      pool.execute(
          () -> {
            begun.countDown();
            sleep();
          });
    }
    begun.await();
    pool.shutdownNow();
    pool.awaitTermination(1, TimeUnit.MINUTES);
    FutureTask<String> cancelled = new FutureTask<>(() -> "never");
    cancelled.cancel(true);
    run(
        new Thread(
            () -> {
              try {
                cancelled.get();
              } catch (CancellationException e) {
                throw new IllegalStateException("no result", e);
              } catch (Exception other) {
                throw new AssertionError(other);
              }
            }));
  }

  private static void handedOver() throws Exception {
    run(
        new Thread(
            () -> {
              try {
                fail();
              } catch (IllegalStateException e) {
                Thread current = Thread.currentThread();
                current.getUncaughtExceptionHandler().uncaughtException(current, e);
              }
            }));
    FutureTask<String> task =
        new FutureTask<>(
            () -> {
              throw new IllegalStateException("kept");
            });
    run(new Thread(task));
    try {
      task.get();
    } catch (java.util.concurrent.ExecutionException seen) {
      // It was kept for whoever asks.
    }
  }

  private static void defaultHandler() throws Exception {
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {});
    try {
      run(new Thread(SeenFailures::fail));
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(null);
    }
  }

  private static void fail() {
    throw new IllegalStateException("seen");
  }

  private static void sleep() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException("stopped", e);
    }
  }

  private static void run(Thread thread) throws InterruptedException {
    thread.start();
    thread.join();
  }

  private static void end(ExecutorService pool) throws InterruptedException {
    pool.shutdown();
    if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("does not end");
    }
  }

  /** A group that handles what its threads throw. */
  private static final class Handling extends ThreadGroup {
    private final boolean alsoPrints;

    Handling(boolean alsoPrints) {
      super("handling");
      this.alsoPrints = alsoPrints;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
      if (alsoPrints) {
        super.uncaughtException(thread, failure);
      }
    }
  }

  /** A thread that is its own handler. */
  private static final class OwnHandler extends Thread {
    @Override
    public void run() {
      fail();
    }

    @Override
    public UncaughtExceptionHandler getUncaughtExceptionHandler() {
      return (thread, failure) -> {};
    }
  }

  /** A pool that looks at what its tasks throw. */
  private static final class Looking extends ThreadPoolExecutor {
    Looking() {
      super(2, 2, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    }

    @Override
    protected void afterExecute(Runnable task, Throwable failure) {
      if (failure != null && !failure.getMessage().equals("seen")) {
        throw new AssertionError(failure);
      }
    }
  }
}
