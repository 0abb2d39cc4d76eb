package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.TaskKind;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/** The tasks that are given to event loops. The methods never throw and never block. */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class LoopTasks {

  /** The owner of the task of nobody that a thread runs below all that it is given. */
  private static final Object SERVING = new Object();

  private LoopTasks() {}

  /** A task is given to an event loop, or to another executor of a library. */
  public static void executed(@Nullable Object loop, @Nullable Object work) {
    // One that is scheduled comes by here too, on its way to the loop's own thread.
    if (!(work instanceof ScheduledFuture)) {
      queued(loop, work, TaskKind.LOOP_TASK);
    }
  }

  /** A task is given to an event loop to be run later. */
  public static void scheduled(@Nullable Object loop, @Nullable Object work) {
    queued(loop, work, TaskKind.SCHEDULED_TASK);
  }

  private static void queued(@Nullable Object loop, @Nullable Object work, TaskKind kind) {
    if (Sensor.isOn() && work != null) {
      try {
        // All futures are of one class, wherever they come from.
        Works.queued(work, kind, loop, work instanceof Future ? null : work);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /**
   * An event loop runs a task.
   *
   * @return what {@link #ran} is told
   */
  public static @Nullable Object running(@Nullable Object work) {
    if (!Sensor.isOn() || work == null) {
      return null;
    }
    try {
      Task task = Works.begin(work);
      return task == null ? null : new Run(task, work);
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  /** It has run. */
  public static void ran(@Nullable Object token) {
    if (token != null) {
      try {
        ((Run) token).end();
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /**
   * The current thread begins to serve all windows, perhaps in the middle of a task of one.
   *
   * @return what {@link #served} is told
   */
  public static @Nullable Object serving() {
    if (!Sensor.isOn()) {
      return null;
    }
    try {
      Task base = Task.ofNobody();
      base.owner = SERVING;
      base.begin(ThreadTable.currentOrNew());
      return base;
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  /** It no longer does. */
  public static void served(@Nullable Object token) {
    if (token != null) {
      try {
        done();
        Works.end((Task) token);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** A thread that serves all begins with the next task. */
  public static void next(@Nullable Object work) {
    if (Sensor.isOn() && work != null) {
      try {
        done();
        Works.begin(work);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** A thread that serves all has run a task. */
  public static void done() {
    if (Sensor.isOn()) {
      try {
        ThreadTasks thread = ThreadTable.current();
        for (Task task = thread == null ? null : thread.current();
            task != null && task.owner != SERVING && !task.kind.isWindow();
            task = task.outer) {
          Works.end(task);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** A scheduled task is run by the loop when it is queued, when it is due, and again and again. */
  private static final class Run {
    private final Task task;
    private final Object work;

    Run(Task task, Object work) {
      this.task = task;
      this.work = work;
    }

    void end() {
      if (task.kind == TaskKind.SCHEDULED_TASK
          && work instanceof ScheduledFuture<?> scheduled
          && !scheduled.isDone()) {
        task.again = true;
        QueuedTasks.add(work, task);
      }
      Works.end(task);
    }
  }
}
