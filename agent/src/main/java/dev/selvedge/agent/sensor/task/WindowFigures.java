package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.LiveTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of the tasks and waits of a window, while it is open or when it is over.
 */
public final class WindowFigures {

  private final @Nullable TaskWindow window;

  private WindowFigures(@Nullable TaskWindow window) {
    this.window = window;
  }

  /** Those of a window that is open still, and may be closed before they are told. */
  public static WindowFigures of(String id) {
    return new WindowFigures(TaskWindows.opened(id));
  }

  /** From now on the current thread waits for what Selvedge has to do, or no more. */
  public static void settling(boolean begins) {
    ThreadTable.currentOrNew().settles = begins;
  }

  /**
   * How the tasks have ended.
   *
   * @param left those that are alive; null to look for them now
   */
  public List<Map<String, Object>> tasks(@Nullable List<LiveTask> left) {
    if (window == null) {
      return List.of();
    }
    TaskTallies.Alive alive = new TaskTallies.Alive();
    if (left != null) {
      left.forEach(task -> alive.add(task.origin(), task.kind()));
    } else {
      for (LeftTask each : alive()) {
        if (each.task().origin != null) {
          alive.add(each.task().origin.frames, each.task().kind);
        }
      }
    }
    return window.tallies.lines(alive);
  }

  private List<LeftTask> alive() {
    List<LeftTask> alive = new ArrayList<>();
    try {
      if (window != null && window.live.sum() != 0 && !Sensor.isBroken()) {
        for (LeftTask each : Leftovers.of(window)) {
          if (!each.task().inPlace && each.isAlive()) {
            alive.add(each);
          }
        }
      }
    } catch (Throwable inAQueueOfTheApplication) {
      Sensor.fault(inAQueueOfTheApplication);
    }
    return alive;
  }

  /** How long its threads have waited, by kind of thread. */
  public List<Map<String, Object>> waits() {
    return window == null ? List.of() : window.waitLines(ongoing(window));
  }

  private static List<WaitFigures.Ongoing> ongoing(TaskWindow window) {
    List<WaitFigures.Ongoing> ongoing = new ArrayList<>();
    for (ThreadTasks thread : ThreadTable.all()) {
      for (WaitsBegun.Counted each = thread.counted; each != null; each = each.outer()) {
        if (each.isOf(window)) {
          ongoing.add(each.ongoing());
        }
      }
    }
    return ongoing;
  }

  /** How many of its tasks there are of which the journal has no span. */
  public long spansOmitted() {
    return window == null ? 0 : window.spans.omitted();
  }

  /** The same of what was made outside of windows. */
  public static long spansOmittedOfJvm() {
    return TaskWindow.JVM.spans.omitted();
  }
}
