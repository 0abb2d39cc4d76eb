package dev.selvedge.junit;

import dev.selvedge.internal.Agent;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run whose own thread does not come to its end: by interrupting it, as JUnit's time-outs
 * do, and if that does not help by ending what it waits for.
 */
final class SweepWatch implements Runnable, AutoCloseable {

  private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long BETWEEN_LOOKS_MILLIS = 25;

  private final Agent agent;
  private @Nullable Thread watched;
  private @Nullable BooleanSupplier isLate;
  private long deadlineNanos;
  private @Nullable List<StackTraceElement> stuckAt;
  private boolean closed;

  /** Begins to watch, with a thread that belongs to none of the runs. */
  SweepWatch(Agent agent) {
    this.agent = agent;
    Thread watching = new Thread(this, "selvedge-sweep");
    watching.setDaemon(true);
    watching.start();
  }

  /**
   * Watches the current thread from now on.
   *
   * @param nanos how long it may take
   * @param late whether its time is over before; asked from time to time
   */
  synchronized void begin(long nanos, BooleanSupplier late) {
    watched = Thread.currentThread();
    isLate = late;
    deadlineNanos = System.nanoTime() + nanos;
    stuckAt = null;
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
        BooleanSupplier late = isLate;
        if (thread == null || late == null) {
          wait();
        } else if (deadlineNanos - System.nanoTime() > 0
            && (stuckAt != null || !late.getAsBoolean())) {
          wait(BETWEEN_LOOKS_MILLIS);
        } else {
          stop(thread);
          deadlineNanos = System.nanoTime() + AGAIN_NANOS;
        }
      }
    } catch (InterruptedException nobodyWaitsAnyMore) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop(Thread thread) {
    if (stuckAt == null) {
      stuckAt = List.copyOf(Arrays.asList(thread.getStackTrace()));
    } else {
      agent.endWait(thread);
    }
    thread.interrupt();
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
