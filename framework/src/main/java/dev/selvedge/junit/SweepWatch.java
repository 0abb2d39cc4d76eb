package dev.selvedge.junit;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run whose own thread does not come to its end, by interrupting it as JUnit's time-outs do:
 * first when its time is over, and then again and again.
 */
final class SweepWatch implements Runnable, AutoCloseable {

  private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private @Nullable Thread watched;
  private long deadlineNanos;
  private @Nullable List<StackTraceElement> stuckAt;
  private @Nullable Thread watcher;
  private boolean closed;

  /** Watches the current thread from now on. */
  synchronized void begin(long nanos) {
    watched = Thread.currentThread();
    deadlineNanos = System.nanoTime() + nanos;
    stuckAt = null;
    if (watcher == null) {
      watcher = new Thread(this, "selvedge-sweep");
      watcher.setDaemon(true);
      watcher.start();
    }
    notifyAll();
  }

  /**
   * Watches it no more.
   *
   * @return where the thread was when its time was over; null if it has come to its end by itself
   */
  synchronized @Nullable List<StackTraceElement> end() {
    watched = null;
    return stuckAt;
  }

  @Override
  public synchronized void run() {
    try {
      while (!closed) {
        Thread thread = watched;
        long left = thread == null ? 0 : deadlineNanos - System.nanoTime();
        if (thread == null) {
          wait();
        } else if (left > 0) {
          TimeUnit.NANOSECONDS.timedWait(this, left + 1_000_000);
        } else {
          if (stuckAt == null) {
            stuckAt = List.copyOf(Arrays.asList(thread.getStackTrace()));
          }
          thread.interrupt();
          deadlineNanos = System.nanoTime() + AGAIN_NANOS;
        }
      }
    } catch (InterruptedException nobodyWaitsAnyMore) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
