package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.TaskKind;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * How tasks of windows end, as soon as that is to be seen. The methods never throw and never block.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class Outcomes {

  private Outcomes() {}

  /** Nobody has caught what the current thread has thrown. */
  public static void uncaught(@Nullable Object thrown) {
    if (Sensor.isOn() && thrown instanceof Throwable failure) {
      try {
        ThreadTasks thread = ThreadTable.current();
        for (Task task = thread == null ? null : thread.current();
            task != null;
            task = task.outer) {
          threw(task, failure);
        }
        threw(thread == null ? null : thread.shown, failure);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** A future is going to be done, unless it is. */
  static void returned(FutureTask<?> future) {
    Task task = workOf(future);
    if (task != null) {
      note(task, FutureFields.isCancelled(future) ? Task.CANCELLED : Task.SUCCEEDED);
    }
  }

  /** A future is going to have failed, unless it is done. */
  static void threw(FutureTask<?> future, Throwable failure) {
    Task task = workOf(future);
    if (task != null && FutureFields.isCancelled(future)) {
      note(task, Task.CANCELLED);
    }
    threw(task, failure);
  }

  /**
   * A task was taken from where it waited to be run, or to be run again, or its scope was cancelled
   * before it came to its end.
   */
  static void dropped(Task task) {
    note(task, Task.CANCELLED);
  }

  /** The function of a stage begins to run, for which a thread may have been made. */
  static void beginsStage(Task stage) {
    Task outer = stage.outer;
    if (outer != null && outer.kind == TaskKind.THREAD && isMadeWith(outer, stage)) {
      outer.ofStage = true;
    }
  }

  /** It has run: what it was made for has ended as it has. */
  static void endedStage(Task stage) {
    Task outer = stage.outer;
    if (outer != null && outer.ofStage && stage.outcome != Task.OPEN) {
      note(outer, stage.outcome);
    }
  }

  private static boolean isMadeWith(Task thread, Task stage) {
    StackTraceElement line = thread.origin == null ? null : thread.origin.line();
    return line != null && stage.origin != null && line.equals(stage.origin.line());
  }

  /** What the current thread works at has thrown, if it is to complete this future. */
  static void threw(Object future, Throwable failure) {
    ThreadTasks thread = ThreadTable.current();
    Task task = thread == null ? null : thread.current();
    if (task != null && task.completes == future) {
      threw(task, failure);
    }
  }

  /**
   * The JDK has caught what the work threw that the current thread does for it, and tells nobody,
   * as long as other work may come to a good end.
   */
  public static void caught(@Nullable Object thrown) {
    if (Sensor.isOn() && thrown instanceof Throwable failure) {
      try {
        ThreadTasks thread = ThreadTable.current();
        threw(thread == null ? null : thread.onTimeline(), failure);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** A future inside of another one is to be run, which does nothing if it was cancelled. */
  static void beginsInside(FutureTask<?> future) {
    if (FutureFields.isCancelled(future)) {
      Task task = workOf(future);
      if (task != null) {
        note(task, Task.CANCELLED);
      }
    }
  }

  /** The task of a future; where a thread was made for it, that is it. */
  private static @Nullable Task workOf(FutureTask<?> future) {
    Task own = FutureSlot.get(future);
    if (own != null && own.state == Task.RUNNING) {
      return own;
    }
    ThreadTasks thread = ThreadTable.current();
    Task current = thread == null ? null : thread.current();
    return current != null && (current.kind.isThread() || (own != null && isInside(own, current)))
        ? current
        : null;
  }

  /** A completion service runs the future that it gives back inside of one of its own. */
  private static boolean isInside(Task own, Task current) {
    return own.state != Task.RUNNING
        && own.origin != null
        && current.origin != null
        && isMadeWith(current, own)
        && own.origin.isCallOf(current.origin);
  }

  /** A task has thrown. */
  static void threw(@Nullable Task task, Throwable failure) {
    if (task != null && task.window != null) {
      boolean wanted =
          Throwables.followsInterrupt(failure) || Throwables.followsCancellation(failure);
      note(task, wanted ? Task.CANCELLED : Task.FAILED);
    }
  }

  private static void note(Task task, byte outcome) {
    if (task.outcome == Task.OPEN) {
      task.outcome = outcome;
    }
  }
}
