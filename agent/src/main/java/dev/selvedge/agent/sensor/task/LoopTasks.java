package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.TaskKind;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The tasks that are given to event loops. The methods never throw and never block. */
public final class LoopTasks {

  private LoopTasks() {}

  /** A task is given to an event loop, or to another executor of a library. */
  public static void executed(@Nullable Object loop, @Nullable Object work) {
    queued(loop, work, TaskKind.LOOP_TASK);
  }

  /** A task is given to an event loop to be run later. */
  public static void scheduled(@Nullable Object loop, @Nullable Object work) {
    queued(loop, work, TaskKind.SCHEDULED_TASK);
  }

  private static void queued(@Nullable Object loop, @Nullable Object work, TaskKind kind) {
    if (Sensor.isOn() && work != null) {
      try {
        Works.queued(work, kind, loop, work);
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

  /** A scheduled task is run by the loop when it is queued, when it is due, and again and again. */
  private static final class Run {
    private final Task task;
    private final Object work;

    Run(Task task, Object work) {
      this.task = task;
      this.work = work;
      if (task.kind == TaskKind.SCHEDULED_TASK && work instanceof Future) {
        task.again = true;
        QueuedTasks.add(work, task);
      }
    }

    void end() {
      if (task.again && ((Future<?>) work).isDone()) {
        task.again = false;
        QueuedTasks.take(work);
      }
      Works.end(task);
    }
  }
}
