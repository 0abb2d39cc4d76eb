package dev.selvedge.agent.cases.cancel;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A computation that goes on until it has really had the processor, however busy the machine is.
 */
final class Spin {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long ENOUGH_NANOS = TimeUnit.MILLISECONDS.toNanos(400);
  private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile Thread thread;

  /** Whether it may end. */
  volatile boolean stop;

  /** It begins on the current thread. */
  void begin() {
    thread = Thread.currentThread();
    begun.countDown();
  }

  void end() {
    over.countDown();
  }

  void awaitBegun() {
    CancelWork.await(begun);
  }

  /** Lets it compute for long enough, and then end. */
  @SuppressWarnings("deprecation") // its successor is newer than the oldest JDK
  void letEnd() throws InterruptedException {
    long began = System.nanoTime();
    long before = THREADS.getThreadCpuTime(thread.getId());
    while (System.nanoTime() - began < ENOUGH_NANOS
        || (before < 0
            ? System.nanoTime() - began < LONG_NANOS
            : THREADS.getThreadCpuTime(thread.getId()) - before < ENOUGH_NANOS)) {
      Thread.sleep(10);
    }
    stop = true;
    CancelWork.await(over);
  }
}
