package dev.selvedge.agent.sensor.task;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The sensor of cancellation points: what woven methods call where a wait begins that an interrupt
 * would end. Nothing is looked at unless a window is swept. The methods never throw and never
 * block.
 */
public final class CancellationPoints {

  private static final Map<String, Sweep> SWEEPS = new ConcurrentHashMap<>();

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** Whether there are any, for whoever has no time. */
  private static volatile boolean sweeping;

  private CancellationPoints() {}

  /**
   * Sweeps an open window from now on.
   *
   * @param plan which point to interrupt at: {@code key}, the one of this key; or {@code nth}, the
   *     one that is reached as the n-th different one, of those of this {@code shape} if there is
   *     one; nothing to find all of them. And {@code body}, the name of the method as part of which
   *     alone the window's own thread is looked at
   * @throws IllegalArgumentException if no open window has this id
   */
  public static void sweep(String id, Map<String, ?> plan) {
    TaskWindow window = TaskWindows.opened(id);
    if (window == null) {
      throw new IllegalArgumentException("no open window has the id " + id);
    }
    Sweep sweep = new Sweep(plan);
    window.sweep = sweep;
    if (SWEEPS.put(id, sweep) == null) {
      sweeping = COUNT.incrementAndGet() > 0;
    }
  }

  /** What the sweep of a window has reached so far; null if it is not swept. */
  public static @Nullable Map<String, Object> swept(String id) {
    Sweep sweep = SWEEPS.get(id);
    return sweep == null ? null : sweep.toMap();
  }

  /** Ends the sweep of a window, if it is swept, and answers what it has reached. */
  public static @Nullable Map<String, Object> end(String id) {
    Sweep sweep = SWEEPS.remove(id);
    if (sweep == null) {
      return null;
    }
    sweep.end();
    if (COUNT.decrementAndGet() == 0) {
      sweeping = false;
      // Another one may have begun in between.
      sweeping = COUNT.get() > 0;
    }
    return sweep.toMap();
  }

  /** Cancels the future that a thread waits for. */
  public static void endWait(Thread thread) {
    ThreadTasks tasks = ThreadTable.of(thread);
    if (tasks != null && tasks.waitsFor instanceof Future<?> future) {
      future.cancel(true);
    }
  }

  /** A wait begins, or what looks for an interrupt as a wait does. */
  public static void reached() {
    if (sweeping) {
      look();
    }
  }

  /** A wait of so many units of time begins. */
  public static void reached(long span) {
    if (sweeping && span > 0) {
      look();
    }
  }

  /** A wait of so many milliseconds and nanoseconds begins. */
  public static void reached(long millis, int nanos) {
    if (sweeping && (millis > 0 || nanos > 0)) {
      look();
    }
  }

  /** A wait for the end of a thread begins. */
  public static void joining(Object thread) {
    if (sweeping && ((Thread) thread).isAlive()) {
      look();
    }
  }

  private static void look() {
    try {
      ThreadTasks thread = ThreadTable.current();
      Task task = thread == null ? null : thread.maker();
      Sweep sweep = task == null ? null : sweepOf(task.window);
      if (thread == null || task == null || sweep == null || thread.inSweep) {
        return;
      }
      thread.inSweep = true;
      try {
        sweep.reach(task);
      } finally {
        thread.inSweep = false;
      }
    } catch (Throwable e) {
      Sensor.fault(e);
    }
  }

  /** The sweep of a window or of one that it lies in. */
  private static @Nullable Sweep sweepOf(@Nullable TaskWindow window) {
    for (TaskWindow each = window; each != null; each = each.parent) {
      Sweep sweep = each.sweep;
      if (sweep != null) {
        return sweep;
      }
    }
    return null;
  }
}
