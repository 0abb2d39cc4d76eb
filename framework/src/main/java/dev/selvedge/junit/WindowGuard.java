package dev.selvedge.junit;

import dev.selvedge.Finding;
import dev.selvedge.Guard;
import dev.selvedge.Recording;
import java.time.Duration;
import java.util.List;

/** The guard of a test, as the test itself sees it. */
final class WindowGuard implements Guard {

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
    if (window.look(nanos(atMost)).get("left") instanceof List<?> alive && !alive.isEmpty()) {
      StringBuilder text = new StringBuilder("Tasks of ").append(name());
      text.append(
          Thread.currentThread().isInterrupted()
              ? " were alive when the thread that awaited them was interrupted:"
              : " are alive after " + atMost + ":");
      alive.forEach(task -> text.append("\n  ").append(task));
      throw new AssertionError(text);
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
    return window.agent().dump();
  }

  @Override
  public String toString() {
    return "guard of " + name();
  }
}
