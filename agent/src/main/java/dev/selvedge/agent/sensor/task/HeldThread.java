package dev.selvedge.agent.sensor.task;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The current thread, while it is held back for a while. If somebody unparks it meanwhile, it has
 * to know of that later: that is given back to it at the end.
 */
final class HeldThread {

  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

  /** Many that are held at a time look less often, so that others have the processor. */
  private static final long PAUSE_OF_EACH_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

  private static final AtomicInteger HELD = new AtomicInteger();

  private final long began = System.nanoTime();
  private boolean unparked;
  private long late;

  HeldThread() {
    HELD.incrementAndGet();
  }

  /**
   * Waits for a moment.
   *
   * @return whether it may wait for another one
   */
  boolean pause() {
    long nanos = Math.max(PAUSE_NANOS, HELD.get() * PAUSE_OF_EACH_NANOS);
    long from = System.nanoTime();
    LockSupport.parkNanos(this, nanos);
    long now = System.nanoTime();
    if (Thread.currentThread().isInterrupted()) {
      return false;
    }
    unparked |= now - from < nanos;
    late = Math.max(late, now - from - nanos);
    return now - began < LONGEST_NANOS;
  }

  /** By how many nanoseconds it has come late from a pause at most. */
  long late() {
    return late;
  }

  /** It goes on. */
  void end() {
    HELD.decrementAndGet();
    if (unparked) {
      LockSupport.unpark(Thread.currentThread());
    }
  }
}
