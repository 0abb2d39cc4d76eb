package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.FailedTask;
import dev.selvedge.agent.event.FailedTask.Fate;
import dev.selvedge.agent.event.TaskKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that are to be run again and again, and that are not because they have thrown: what woven
 * methods call, and those whose future nobody has looked at when their window is over. The methods
 * that are woven never throw and never block.
 */
public final class PeriodicTasks {

  private static final int MOST = 20_000;

  private static final String OF_POOL =
      "java.util.concurrent.ScheduledThreadPoolExecutor$ScheduledFutureTask";

  /** Where those of timers and fork-join pools were scheduled that the user has scheduled. */
  private static final WeakTable<PeriodicTask> SCHEDULED = new WeakTable<>(MOST);

  /** Those that have failed, by their futures. */
  private static final WeakTable<FailedRun> DEAD = new WeakTable<>(MOST);

  private static volatile boolean on;

  private PeriodicTasks() {}

  /** Switches it on. */
  public static void watch() {
    on = true;
  }

  /** A task is given to a timer. */
  public static void scheduled(@Nullable Object timerTask, long period) {
    if (period != 0) {
      scheduled(timerTask);
    }
  }

  /** A task is given to a fork-join pool to be run later. */
  public static void delayed(@Nullable Object task) {
    if (on && task != null && JdkPeriods.ofForkJoin(task) != 0) {
      scheduled(task);
    }
  }

  private static void scheduled(@Nullable Object task) {
    if (on && Sensor.isOn() && task != null) {
      try {
        Origin origin = Origins.ofTask(task);
        if (origin.isOfUser()) {
          SCHEDULED.put(task, new PeriodicTask(Works.makerOrJvm(), origin));
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** The thread of a timer is about to run a task. */
  public static void running(@Nullable Object timerTask) {
    if (on && Sensor.isOn() && timerTask != null && SCHEDULED.get(timerTask) != null) {
      try {
        ThreadTable.currentOrNew().timerTask = timerTask;
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** It has run it. */
  public static void ran() {
    if (on && Sensor.isOn()) {
      try {
        ThreadTasks thread = ThreadTable.current();
        if (thread != null) {
          thread.timerTask = null;
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** What is known of the task that the thread of a timer runs. */
  static @Nullable PeriodicTask ofTimer(@Nullable Object timerTask) {
    return timerTask == null ? null : SCHEDULED.get(timerTask);
  }

  /** The run of a {@code FutureTask} has thrown. */
  public static void failed(Object future, @Nullable Object thrown) {
    if (on && thrown instanceof Throwable failure && Sensor.isOn()) {
      try {
        if (future.getClass().getName().equals(OF_POOL)
            && ((RunnableScheduledFuture<?>) future).isPeriodic()) {
          Task task = Works.of(future);
          if (task != null && task.isSubject() && isDefect(future, failure, task.owner)) {
            TaskKind kind = TaskKind.SCHEDULED_TASK;
            DEAD.put(future, new FailedRun(Fate.NOT_RUN_AGAIN, kind, failure, task, task.origin));
          }
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** A task of a fork-join pool has thrown. */
  public static void failedInPool(Object task, @Nullable Object thrown) {
    if (on && thrown instanceof Throwable failure && Sensor.isOn()) {
      try {
        PeriodicTask periodic = SCHEDULED.get(task);
        if (periodic != null && isDefect(task, failure, null)) {
          DEAD.put(task, periodic.failed(TaskKind.SCHEDULED_TASK, failure));
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** What somebody has ended may well throw. */
  private static boolean isDefect(Object future, Throwable failure, @Nullable Object pool) {
    return !((Future<?>) future).isCancelled()
        && !(failure instanceof RejectedExecutionException && JdkPeriods.isShutDown(pool))
        && !Throwables.followsInterrupt(failure)
        && !Throwables.followsCancellation(failure);
  }

  /** Somebody asks a future for its outcome. */
  public static void looked(Object future) {
    if (on && !DEAD.isUnused()) {
      try {
        DEAD.remove(future);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** Those at whose failure nobody has looked, of a window that is over and of what lies in it. */
  public static List<FailedTask> of(String window) {
    return describe(DEAD.take(run -> run.window.isIn(window)));
  }

  /** Those at whose failure nobody can look any more. */
  public static List<FailedTask> gone() {
    Predicate<FailedRun> ofJvm = run -> run.window == TaskWindow.JVM;
    SCHEDULED.takeGone(task -> true);
    return describe(DEAD.takeGone(ofJvm));
  }

  /** Those at whose failure nobody has looked, now that the JVM ends. */
  public static List<FailedTask> atEndOfJvm() {
    return describe(DEAD.take(run -> true));
  }

  private static List<FailedTask> describe(List<FailedRun> runs) {
    List<FailedTask> described = new ArrayList<>();
    for (FailedRun each : runs) {
      FailedTask task = each.get();
      if (task != null) {
        described.add(task);
      }
    }
    return described;
  }
}
