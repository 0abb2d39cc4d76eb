package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.TaskKind;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of fork-join pools. A worker, or whoever waits for one, runs strangers' tasks on its
 * own stack. The methods never throw and never block.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class ForkJoinTasks {

  private static final int MOST_FORKS = 10_000;

  /** How many tasks of a class were forked outside of windows. */
  private static final ClassValue<AtomicInteger> FORKS =
      new ClassValue<>() {
        @Override
        protected AtomicInteger computeValue(Class<?> type) {
          return new AtomicInteger();
        }
      };

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
      Task queued = queued(null, task, false);
      ThreadTasks thread = queued == null ? null : ThreadTable.current();
      if (queued != null && thread != null && (thread.hiding > 0 || thread.invokedWith == task)) {
        queued.internal = true;
      }
    }
  }

  /** A task is given to a pool. */
  public static void submitted(Object pool, @Nullable Object task) {
    if (Sensor.isOn() && task != null && !makesCarriers(pool) && !isShutdown(pool)) {
      queued(pool, task, true);
    }
  }

  /** It will refuse the task. */
  private static boolean isShutdown(Object pool) {
    return pool.getClass() == ForkJoinPool.class && ((ForkJoinPool) pool).isShutdown();
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
        if (Works.queued(task, TaskKind.SCHEDULED_TASK, pool, task) == null) {
          Armers.delayed(task);
        }
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

  private static @Nullable Task queued(@Nullable Object pool, Object task, boolean submitted) {
    try {
      Task queued = Works.queued(task, TaskKind.FORK_JOIN_TASK, pool, task);
      if (queued == null && isFuture(task, submitted)) {
        queued = Works.madeFuture(task, TaskKind.FORK_JOIN_TASK, task);
        if (queued != null) {
          queued.queued(pool);
        }
      }
      if (queued == null) {
        if (submitted) {
          Armers.given(task);
        }
        if (TaskWindows.isAnyOpened()) {
          // A task of nobody is known as such, in case a task of a window helps and runs it.
          QueuedTasks.add(task, Task.ofNobody());
        }
      } else if (pool != null && queued.given == null) {
        queued.given = TaskWindow.reference(pool);
      }
      return queued;
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  /**
   * Whether somebody may wait for a task that was made outside of windows. There may be millions of
   * those that are forked, of which the first of each class will do.
   */
  private static boolean isFuture(Object task, boolean submitted) {
    Class<?> type = task.getClass();
    return submitted
        ? !type.getName().contains("RunnableExecute")
        : Results.isGivenBack(type) && FORKS.get(type).incrementAndGet() < MOST_FORKS;
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
        Task armer = Armers.of(task);
        if (armer != null) {
          Task standIn = Task.standIn(armer);
          standIn.begin(ThreadTable.currentOrNew());
          return standIn;
        }
        ThreadTasks thread = ThreadTable.current();
        if (thread != null) {
          thread.command = task;
          thread.begun = Crossings.soFar();
        }
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
    if (token != null) {
      PoolTasks.ran(token);
    } else if (Sensor.isOn()) {
      ThreadTasks thread = ThreadTable.current();
      if (thread != null && thread.current() == null) {
        thread.ran();
      }
    }
  }
}
