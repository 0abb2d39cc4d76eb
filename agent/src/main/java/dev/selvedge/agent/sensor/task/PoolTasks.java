package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.sensor.CodeOwner;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of {@code ThreadPoolExecutor}, {@code ScheduledThreadPoolExecutor} and {@code
 * FutureTask}: what their woven methods call. The methods never throw and never block.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class PoolTasks {

  private PoolTasks() {}

  /** A {@code FutureTask} was made. */
  public static void made(Object future, @Nullable Object body) {
    if (Sensor.isOn()) {
      try {
        UnstartedThreads.begun(body);
        Works.madeFuture(future, TaskKind.POOL_TASK, body);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** A command is given to a pool. */
  public static void executed(Object pool, @Nullable Object command) {
    if (Sensor.isOn() && command != null) {
      try {
        UnstartedThreads.begun(command);
        if (queued(pool, command, TaskKind.POOL_TASK) == null) {
          Armers.given(command);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** The current thread is to give a pool a task to be run so many nanoseconds later. */
  public static void delayed(long nanos) {
    if (Sensor.isOn()) {
      try {
        ThreadTable.currentOrNew().delay = nanos;
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** A task is given to a pool to be run later. */
  public static void scheduled(Object pool, @Nullable Object command) {
    if (Sensor.isOn() && command != null) {
      try {
        RunnableScheduledFuture<?> jdks = ofJdk(command);
        boolean periodic = jdks != null && jdks.isPeriodic();
        boolean now = jdks != null && !periodic && isDue(jdks);
        Task task = queued(pool, command, now ? TaskKind.POOL_TASK : TaskKind.SCHEDULED_TASK);
        if (task != null) {
          task.periodic = periodic;
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** One whose delay is over by now is delayed all the same: it was not to be run at once. */
  static boolean isDue(RunnableScheduledFuture<?> scheduled) {
    return ThreadTable.currentOrNew().delay <= 0 && scheduled.getDelay(TimeUnit.NANOSECONDS) <= 0;
  }

  /** A class of the application that decorates a task is not asked. */
  private static @Nullable RunnableScheduledFuture<?> ofJdk(Object command) {
    return command instanceof RunnableScheduledFuture<?> scheduled
            && CodeOwner.of(command.getClass()) == Owner.JDK
        ? scheduled
        : null;
  }

  private static @Nullable Task queued(Object pool, Object command, TaskKind kind) {
    AbandonedTasks.given(command);
    Task task = Works.queued(command, kind, pool, command);
    if (task != null && task.window != null) {
      if (pool instanceof ThreadPoolExecutor executor) {
        task.window.uses(executor);
      }
      if (task.given == null) {
        task.given = TaskWindow.reference(pool);
      }
    }
    if (task == null && Stragglers.isWatched()) {
      Origins.learn(command);
    }
    return task;
  }

  /** A periodic task is given back to its pool by the thread that has run it. */
  public static void again(@Nullable Object command) {
    if (Sensor.isOn() && command != null) {
      try {
        ThreadTasks thread = ThreadTable.current();
        Task task = thread == null ? null : thread.current();
        if (task != null && task.state == Task.RUNNING) {
          task.shared = true;
          task.again = true;
          // Before anybody else can begin it, for whom all of this is told then.
          Timeline.ended(task);
          if (Works.of(command) != task) {
            QueuedTasks.add(command, task);
          }
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** A worker is about to run a task. */
  public static void begin(@Nullable Object command) {
    if (Sensor.isOn() && command != null) {
      try {
        if (Works.begin(command) == null) {
          ThreadTasks thread = ThreadTable.currentOrNew();
          thread.command = command;
          if (thread.runs > 0) {
            thread.begun = Crossings.soFar();
          }
          Task armer = Armers.of(command);
          if (armer != null) {
            thread.startedBy(armer);
          }
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** A worker has run what it had, and looks for more or ends. */
  public static void idle() {
    if (Sensor.isOn()) {
      try {
        ThreadTasks thread = ThreadTable.current();
        if (thread != null) {
          endAll(thread);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  static void endAll(ThreadTasks thread) {
    Task task = thread.current();
    thread.set(null);
    thread.ran();
    for (; task != null; task = task.outer) {
      if (!task.kind.isWindow()) {
        task.endOn(thread);
      }
    }
  }

  /**
   * A pool rejects a command; what handles that may still give it to somebody.
   *
   * @return what {@link #rejected} is told
   */
  public static @Nullable Object rejecting(Object pool, @Nullable Object command) {
    if (!Sensor.isOn() || command == null) {
      return null;
    }
    try {
      return Rejection.of((ThreadPoolExecutor) pool, command);
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  /** The handler has returned or thrown. */
  public static void rejected(@Nullable Object token) {
    if (token != null) {
      try {
        ((Rejection) token).end();
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** A command was taken out of its queue, or cancelled in it. */
  public static void dropped(@Nullable Object command) {
    if (Sensor.isOn() && command != null) {
      try {
        Works.dropped(command);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  private static void discarded(Object command) {
    try {
      Works.discarded(command);
    } catch (Throwable e) {
      Sensor.fault(e);
    }
  }

  /** Commands were taken out of their queue. */
  public static void drained(@Nullable Object commands, Object pool) {
    if (Sensor.isOn() && commands instanceof List<?> list) {
      try {
        AbandonedTasks.drained((ThreadPoolExecutor) pool, list);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
      if (!Stragglers.isEmpty()) {
        list.forEach(Stragglers::settle);
      }
      list.forEach(PoolTasks::discarded);
    }
  }

  /**
   * A {@code FutureTask} is run. What runs it may be an executor of which nothing is known; where
   * the thread works for the same window already, that tells more.
   *
   * @return what {@link #ran} is told
   */
  public static @Nullable Object run(Object future) {
    if (!Sensor.isOn()) {
      return null;
    }
    try {
      Task task = future instanceof FutureTask<?> known ? FutureSlot.get(known) : null;
      if (task != null && task.lost) {
        AbandonedTasks.given(future);
      }
      if (task == null || task.state == Task.RUNNING) {
        return null;
      }
      Task current = Works.maker();
      boolean isInside = current != null && current.window == task.window;
      if (isInside) {
        Outcomes.beginsInside((FutureTask<?>) future);
      }
      return isInside || task.state == Task.ENDED ? null : Works.begin(future);
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  /** It has run. */
  public static void ran(@Nullable Object token) {
    if (token != null) {
      try {
        Works.end((Task) token);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }
}
