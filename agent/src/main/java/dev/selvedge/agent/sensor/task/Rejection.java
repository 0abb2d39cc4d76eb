package dev.selvedge.agent.sensor.task;

import java.util.Queue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/** A task that its pool has rejected, while the pool's handler decides what becomes of it. */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Rejection {

  /** In a longer queue it is not sought. */
  private static final int LONGEST_QUEUE = 10_000;

  private final ThreadPoolExecutor pool;
  private final Object command;
  private final Task task;

  private Rejection(ThreadPoolExecutor pool, Object command, Task task) {
    this.pool = pool;
    this.command = command;
    this.task = task;
  }

  /** Null if the command has no task that could be given to somebody else. */
  static @Nullable Rejection of(ThreadPoolExecutor pool, Object command) {
    Task task = Works.of(command);
    if (task == null || task.state != Task.QUEUED) {
      return null;
    }
    if (!(command instanceof FutureTask) && QueuedTasks.isRepeated(command)) {
      // Which of its tasks is rejected is not known.
      Works.discarded(command);
      return null;
    }
    task.withdrawn();
    return new Rejection(pool, command, task);
  }

  void end() {
    if (task.state != Task.MADE) {
      return;
    }
    if (isQueued()) {
      task.queued(pool);
    } else if (!(command instanceof FutureTask) && Works.of(command) == task) {
      // A future keeps its task, should anybody run it later; another object may come back as
      // somebody else's.
      Works.discarded(command);
    }
  }

  /** Whether the handler has put it into the queue by itself. */
  private boolean isQueued() {
    try {
      return isQueued(pool.getQueue());
    } catch (RuntimeException | LinkageError ofTheApplication) {
      return false;
    }
  }

  private boolean isQueued(Queue<Runnable> queue) {
    if (pool.getRejectedExecutionHandler().getClass().getEnclosingClass()
            == ThreadPoolExecutor.class
        || queue.size() > LONGEST_QUEUE) {
      return false;
    }
    for (Object each : queue.toArray()) {
      if (each == command) {
        return true;
      }
    }
    return false;
  }
}
