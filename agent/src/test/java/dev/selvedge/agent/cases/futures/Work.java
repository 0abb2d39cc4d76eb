package dev.selvedge.agent.cases.futures;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What the tasks of the programs do, and where. */
final class Work {

  /** Belongs to nobody's window, and is never closed. */
  static final ExecutorService POOL = Executors.newFixedThreadPool(2, Work::daemon);

  static final ScheduledExecutorService TIMER = Executors.newScheduledThreadPool(1, Work::daemon);

  private Work() {}

  static int fails() {
    throw new IllegalStateException("lost");
  }

  static int succeeds() {
    return 1;
  }

  static int failsLate(CountDownLatch gate) {
    await(gate);
    return fails();
  }

  static int succeedsLate(CountDownLatch gate) {
    await(gate);
    return 1;
  }

  /** Fails with a throwable that others get to see. */
  static int failsWith(RuntimeException failure) {
    throw failure;
  }

  static CompletableFuture<Integer> done() {
    return CompletableFuture.completedFuture(1);
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

  /** Does something on a thread that ends, and waits for its end. */
  static void elsewhere(Runnable action) throws InterruptedException {
    Thread thread = new Thread(action, "elsewhere");
    thread.start();
    thread.join();
  }

  /** Waits until it is done, and looks no further. */
  static void awaitDone(java.util.concurrent.Future<?> future) throws InterruptedException {
    while (!future.isDone()) {
      Thread.sleep(1);
    }
  }

  static void close(ExecutorService pool) throws InterruptedException {
    pool.shutdown();
    if (!pool.awaitTermination(30, TimeUnit.SECONDS)) {
      throw new AssertionError("it did not end");
    }
  }

  /** One that ends, on JDK 21 and later. */
  static ExecutorService virtualThreads() throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  static boolean isFrom(int jdk) {
    return Runtime.version().feature() >= jdk;
  }

  static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "worker");
    thread.setDaemon(true);
    return thread;
  }
}
