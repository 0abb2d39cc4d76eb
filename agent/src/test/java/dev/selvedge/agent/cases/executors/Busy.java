package dev.selvedge.agent.cases.executors;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A pool whose only thread is busy until it is released, so that all that it gets is queued. */
final class Busy extends ThreadPoolExecutor {

  private final CountDownLatch released = new CountDownLatch(1);

  Busy(int room, RejectedExecutionHandler handler) throws InterruptedException {
    super(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(room), Busy::daemon, handler);
    CountDownLatch begun = new CountDownLatch(1);
    execute(
        () -> {
          begun.countDown();
          awaitRelease();
        });
    begun.await();
  }

  private void awaitRelease() {
    boolean waits = true;
    while (waits) {
      try {
        released.await();
        waits = false;
      } catch (InterruptedException goesOn) {
        waits = true;
      }
    }
  }

  /** Lets the thread go on once the pool was shut down, or with what is queued. */
  void release() {
    released.countDown();
  }

  /** Runs what is queued, and ends the pool. */
  void end() throws InterruptedException {
    release();
    shutdown();
    if (!awaitTermination(30, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end");
    }
  }

  static Thread daemon(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    return thread;
  }
}
