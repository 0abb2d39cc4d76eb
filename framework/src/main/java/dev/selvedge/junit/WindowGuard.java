package dev.selvedge.junit;

import dev.selvedge.Finding;
import dev.selvedge.Guard;
import dev.selvedge.Recording;
import dev.selvedge.internal.PendingTasks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The guard of a test, as the test itself sees it. */
final class WindowGuard implements Guard {

  private static final long FIRST_PAUSE = TimeUnit.MICROSECONDS.toNanos(200);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(16);

  private final NodeWindow window;
  private final Recording recording;

  WindowGuard(NodeWindow window) {
    this.window = window;
    this.recording = Recording.of(window.name().toString(), window::look);
  }

  @Override
  public String name() {
    return recording.name();
  }

  @Override
  public Recording recording() {
    return recording;
  }

  @Override
  public List<Finding> findings() {
    return recording.findings();
  }

  @Override
  public void awaitTasks(Duration atMost) {
    if (atMost.isNegative()) {
      throw new IllegalArgumentException("tasks cannot be awaited for " + atMost);
    }
    PendingTasks tasks = new PendingTasks(window.agent(), window.id(), Thread.currentThread());
    long began = System.nanoTime();
    long nanos = nanos(atMost);
    long pause = FIRST_PAUSE;
    for (List<String> alive = alive(tasks); !alive.isEmpty(); alive = alive(tasks)) {
      boolean interrupted = Thread.currentThread().isInterrupted();
      if (interrupted || System.nanoTime() - began >= nanos) {
        throw new AssertionError(
            "tasks of "
                + name()
                + (interrupted
                    ? " were alive when the thread was interrupted that waited for them:"
                    : " are alive after " + atMost.toMillis() + " ms:")
                + "\n  "
                + String.join("\n  ", alive));
      }
      LockSupport.parkNanos(this, pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
  }

  private List<String> alive(PendingTasks tasks) {
    try {
      return tasks.lines();
    } catch (IllegalArgumentException over) {
      return window.look(0).get("left") instanceof List<?> left
          ? left.stream().map(String::valueOf).toList()
          : List.of();
    }
  }

  private static long nanos(Duration time) {
    try {
      return time.toNanos();
    } catch (ArithmeticException centuries) {
      return Long.MAX_VALUE;
    }
  }

  @Override
  public String dump() {
    try {
      return window.agent().dump(window.id());
    } catch (IllegalArgumentException over) {
      return window.agent().dump();
    }
  }

  @Override
  public String toString() {
    return "guard of " + name();
  }
}
