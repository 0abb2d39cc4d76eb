package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.TaskKind;
import org.jspecify.annotations.Nullable;

/** The tasks of {@code java.util.Timer}. The methods never throw and never block. */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class TimerTasks {

  private TimerTasks() {}

  /** A task is given to a timer. */
  public static void scheduled(Object timer, @Nullable Object timerTask, long period) {
    if (Sensor.isOn() && timerTask != null) {
      try {
        Task task = Works.queued(timerTask, TaskKind.TIMER_TASK, timer, timerTask);
        if (task != null) {
          task.periodic = period != 0;
        } else {
          ThreadTable.currentOrNew().gives(timerTask);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** The timer's thread is about to run a task. */
  public static void begin(@Nullable Object timerTask) {
    if (Sensor.isOn() && timerTask != null) {
      try {
        Task task = Works.begin(timerTask);
        if (task == null) {
          ThreadTable.currentOrNew().command = timerTask;
        } else if (task.periodic) {
          task.again = true;
          QueuedTasks.add(timerTask, task);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** It has run it. */
  public static void done() {
    PoolTasks.idle();
  }

  /** A task was cancelled. */
  public static void cancelled(Object timerTask) {
    PoolTasks.dropped(timerTask);
  }

  /** A thread dies. If it is a timer's, what the timer would have run is never run. */
  static void died(Thread thread) {
    ThreadTasks tasks = ThreadTable.of(thread);
    Task task = tasks == null ? null : tasks.current();
    if (task != null && task.kind == TaskKind.TIMER_TASK && task.owner != null) {
      ended(task.owner);
    }
  }

  /** A timer was cancelled, and with it all that it would have run. */
  public static void ended(Object timer) {
    if (Sensor.isOn()) {
      try {
        QueuedTasks.forEach(
            (queued, task) -> {
              if (task.owner == timer) {
                Works.discarded(queued);
              }
            });
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }
}
