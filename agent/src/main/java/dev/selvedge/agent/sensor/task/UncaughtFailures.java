package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.FailedTask.Fate;
import dev.selvedge.agent.event.FailureListener;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.sensor.ThreadFacts;
import java.lang.reflect.Field;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Exceptions that leave a thread or a task of a pool, when all that is left for them is to be
 * printed: what woven methods call. The methods never throw and never block.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class UncaughtFailures {

  /** The thread that the launcher starts, whose end is the end of the program, is 1 or 3. */
  private static final long LAST_OF_MAIN = 3;

  /** The classes of pools that look at what their tasks throw. */
  private static final ClassValue<Boolean> LOOKS =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return Overrides.any(
              type, ThreadPoolExecutor.class, "afterExecute", Runnable.class, Throwable.class);
        }
      };

  /** The classes of thread groups that handle what their threads throw. */
  private static final ClassValue<Boolean> HANDLES =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return Overrides.any(
              type, ThreadGroup.class, "uncaughtException", Thread.class, Throwable.class);
        }
      };

  private static volatile @Nullable FailureListener listener;

  private UncaughtFailures() {}

  /** Sets who is told. */
  public static void listen(FailureListener who) {
    listener = who;
  }

  /** A pool is told what a task of it has thrown, null if nothing. */
  public static void looking(@Nullable Object thrown, Object pool) {
    if (thrown != null && listener != null && Sensor.isOn()) {
      try {
        if (LOOKS.get(pool.getClass())) {
          ThreadTable.currentOrNew().seen = thrown;
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** A thread group gets what nobody has caught; the last of the groups prints it. */
  public static void uncaught(Object group, @Nullable Object thread, @Nullable Object thrown) {
    FailureListener who = listener;
    if (who != null && thread == Thread.currentThread() && Sensor.isOn()) {
      try {
        if (thrown instanceof Throwable failure && ((ThreadGroup) group).getParent() == null) {
          if (isUnseen((Thread) thread, failure)) {
            tell(who, (Thread) thread, failure);
          }
          TimerTasks.died((Thread) thread);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  private static boolean isUnseen(Thread thread, Throwable failure) {
    ThreadTasks tasks = ThreadTable.of(thread);
    return !isMain(thread)
        && Thread.getDefaultUncaughtExceptionHandler() == null
        && !hasOwnHandler(thread)
        && !isHandled(thread.getThreadGroup())
        && (tasks == null || tasks.seen != failure)
        && isDefect(failure)
        && Dispatch.isByJdk();
  }

  private static boolean isMain(Thread thread) {
    return ThreadFacts.id(thread) <= LAST_OF_MAIN && thread.getName().equals("main");
  }

  private static boolean isDefect(Throwable failure) {
    return !failure.getClass().getName().equals("java.lang.ThreadDeath")
        && !Dispatch.isSelvedge(failure.getClass())
        && !Throwables.followsInterrupt(failure)
        && !Throwables.followsCancellation(failure);
  }

  private static boolean isHandled(@Nullable ThreadGroup own) {
    for (ThreadGroup each = own; each != null; each = each.getParent()) {
      if (HANDLES.get(each.getClass())) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasOwnHandler(Thread thread) {
    Field field = Inside.HANDLER;
    try {
      return field != null && field.get(thread) != null;
    } catch (IllegalAccessException | RuntimeException unreadable) {
      return false;
    }
  }

  private static void tell(FailureListener who, Thread thread, Throwable failure) {
    ThreadTasks tasks = ThreadTable.of(thread);
    Task task = tasks == null ? null : tasks.current();
    if (task != null && task.window != null && !task.kind.isWindow()) {
      if (!task.isSubject()) {
        return;
      }
      boolean dead = task.kind == TaskKind.TIMER_TASK && task.periodic;
      who.failed(
          new FailedRun(
              dead ? Fate.NOT_RUN_AGAIN : Fate.UNCAUGHT, task.kind, failure, task, task.origin));
      return;
    }
    PeriodicTask timerTask = tasks == null ? null : PeriodicTasks.ofTimer(tasks.timerTask);
    if (timerTask != null) {
      who.failed(timerTask.failed(TaskKind.TIMER_TASK, failure));
      return;
    }
    MadeThread made = UnstartedThreads.of(thread);
    who.failed(
        new FailedRun(
            Fate.UNCAUGHT,
            kindOf(thread),
            failure,
            Works.jvm(),
            made == null ? null : made.origin));
  }

  /** What a thread runs of which nothing is recorded. */
  static TaskKind kindOf(Thread thread) {
    String type = thread.getClass().getName();
    if (thread instanceof ForkJoinWorkerThread) {
      return TaskKind.FORK_JOIN_TASK;
    }
    if (type.equals("java.util.TimerThread")) {
      return TaskKind.TIMER_TASK;
    }
    if (ThreadBodies.of(thread) instanceof Runnable body
        && body.getClass().getName().equals("java.util.concurrent.ThreadPoolExecutor$Worker")) {
      return TaskKind.POOL_TASK;
    }
    return type.startsWith("java.lang.VirtualThread") || type.contains("BoundVirtualThread")
        ? TaskKind.VIRTUAL_THREAD
        : TaskKind.THREAD;
  }

  /** What is open to Selvedge once the sensor is at work. */
  private static final class Inside {
    static final @Nullable Field HANDLER = handler();

    private static @Nullable Field handler() {
      try {
        Field field = Thread.class.getDeclaredField("uncaughtExceptionHandler");
        field.setAccessible(true);
        return field;
      } catch (ReflectiveOperationException | RuntimeException notOnThisJvm) {
        return null;
      }
    }
  }
}
