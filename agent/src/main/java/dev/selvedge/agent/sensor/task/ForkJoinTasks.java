package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.TaskKind;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of fork-join pools. A worker, or whoever waits for one, runs strangers' tasks on its
 * own stack. The methods never throw and never block.
 */
public final class ForkJoinTasks {

  /** The pool of the carriers, whose tasks are virtual threads that go on. */
  private static final ClassValue<Boolean> MAKES_CARRIERS =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> factory) {
          return factory.getName().startsWith("java.lang.VirtualThread");
        }
      };

  private ForkJoinTasks() {}

  /** A task is forked. */
  public static void forked(Object task) {
    if (Sensor.isOn()) {
      queued(null, task);
    }
  }

  /** A task is given to a pool. */
  public static void submitted(Object pool, @Nullable Object task) {
    if (Sensor.isOn() && task != null && !makesCarriers(pool)) {
      queued(pool, task);
    }
  }

  static boolean makesCarriers(Object pool) {
    try {
      return pool.getClass() == ForkJoinPool.class
          && MAKES_CARRIERS.get(((ForkJoinPool) pool).getFactory().getClass());
    } catch (Throwable e) {
      Sensor.fault(e);
      return false;
    }
  }

  /** A task is given to a pool to be run later. */
  public static void scheduled(Object pool, @Nullable Object task) {
    if (Sensor.isOn() && task != null) {
      try {
        Works.queued(task, TaskKind.SCHEDULED_TASK, pool, task);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** A periodic task is given back by the thread that has run it; another may have it at once. */
  public static void again(@Nullable Object command) {
    if (Sensor.isOn() && command != null) {
      try {
        ThreadTasks thread = ThreadTable.current();
        Task task = thread == null ? null : thread.current();
        if (task != null && task.kind == TaskKind.SCHEDULED_TASK) {
          Task next = task.next();
          next.queued(task.owner);
          QueuedTasks.add(command, next);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  private static void queued(@Nullable Object pool, Object task) {
    try {
      if (Works.queued(task, TaskKind.FORK_JOIN_TASK, pool, task) == null) {
        // A task of nobody is known as such, in case a task of a window helps and runs it.
        QueuedTasks.add(task, Task.ofNobody());
      }
    } catch (Throwable e) {
      Sensor.fault(e);
    }
  }

  /**
   * A task is run.
   *
   * @return what {@link #ran} is told
   */
  public static @Nullable Object running(Object task) {
    if (!Sensor.isOn()) {
      return null;
    }
    try {
      Task known = QueuedTasks.peek(task);
      if (known == null || (known.window == null && ThreadTable.current() == null)) {
        return null;
      }
      Task begun = Works.begin(task);
      if (begun != null && begun.kind == TaskKind.FORK_JOIN_TASK) {
        begun.completes = task;
      }
      return begun;
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  /** It has run. */
  public static void ran(@Nullable Object token) {
    PoolTasks.ran(token);
  }
}
