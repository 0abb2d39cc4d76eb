package dev.selvedge.agent.cases.cancel;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What the programs about work that is given up have in common. */
final class CancelWork {

  /** Belongs to nobody's window, and is never closed. */
  static final ExecutorService POOL = Executors.newCachedThreadPool(CancelWork::daemon);

  private CancelWork() {}

  /** The time in so many milliseconds. */
  static long later(long millis) {
    return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** Works for so long, whatever anybody says. */
  static int works(CountDownLatch begun, long millis) {
    begun.countDown();
    long until = later(millis);
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    return 1;
  }

  /** Waits for so long, or until it is interrupted. */
  static int waits(CountDownLatch begun, long millis) {
    begun.countDown();
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 1;
  }

  static void await(CountDownLatch gate) {
    try {
      if (!gate.await(30, TimeUnit.SECONDS)) {
        throw new AssertionError("the gate stayed closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void close(ExecutorService pool) throws InterruptedException {
    pool.shutdown();
    if (!pool.awaitTermination(30, TimeUnit.SECONDS)) {
      throw new AssertionError("it did not end");
    }
  }

  /** Waits for what was given up, in a way of which nobody is told. */
  static void rest(long millis) throws InterruptedException {
    Thread.sleep(millis);
  }

  static void letEnd(Spin spin) {
    try {
      spin.letEnd();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static boolean timesOut(Future<?> future, long millis)
      throws InterruptedException, ExecutionException {
    try {
      future.get(millis, TimeUnit.MILLISECONDS);
      return false;
    } catch (TimeoutException expected) {
      return true;
    }
  }

  static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "worker");
    thread.setDaemon(true);
    return thread;
  }

  static ExecutorService virtualThreads() throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  static boolean isFrom(int jdk) {
    return Runtime.version().feature() >= jdk;
  }
}
