package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.AbandonedTask.Loss;
import java.util.List;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * A command that its pool has rejected, and what was first in the queue, while the pool's handler
 * decides which of them to drop.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Discarding {

  /** Others may take from the queue at the same time. */
  private static final int FIRST = 4;

  private final ThreadPoolExecutor pool;
  private final Object command;
  private final Class<?> handler;
  private final Loss loss;
  private final List<Object> first;
  private final @Nullable Task task;

  private Discarding(ThreadPoolExecutor pool, Object command, Class<?> handler, Loss loss) {
    this.pool = pool;
    this.command = command;
    this.handler = handler;
    this.loss = loss;
    this.first = drops() ? List.of() : QueueLook.first(pool, FIRST);
    this.task = LostTask.futureOf(command) == null ? null : LostTasks.taskOf(command, true);
  }

  /** Null if nothing is dropped in silence. */
  static @Nullable Discarding of(ThreadPoolExecutor pool, Object command) {
    Class<?> handler = pool.getRejectedExecutionHandler().getClass();
    Loss loss = PoolFields.isShutdown(pool) ? Loss.TOO_LATE : Loss.DISCARDED;
    // CallerRunsPolicy runs nothing for a pool that is shut down.
    return handler == ThreadPoolExecutor.AbortPolicy.class
            || (handler == ThreadPoolExecutor.CallerRunsPolicy.class && loss != Loss.TOO_LATE)
        ? null
        : new Discarding(pool, command, handler, loss);
  }

  private boolean drops() {
    return handler == ThreadPoolExecutor.DiscardPolicy.class;
  }

  /** The handler has returned or thrown. */
  void end() {
    if (task != null && (drops() || !QueueLook.holds(pool, command))) {
      lose(command, task);
    }
    if (!first.isEmpty()) {
      List<Object> now = QueueLook.first(pool, FIRST);
      for (Object each : first) {
        Task known = isIn(now, each) ? null : LostTasks.taskOf(each, false);
        if (known != null) {
          lose(each, known);
        }
      }
    }
  }

  /** It may have been taken by a worker, or run by the handler; then its future will tell. */
  private void lose(Object dropped, Task known) {
    if (known.window != null && LostTask.futureOf(dropped) != null && !Leftovers.isDone(dropped)) {
      LostTasks.add(new LostTask(pool, dropped, known, loss, List.of(), handler.getName()));
    }
  }

  private static boolean isIn(List<Object> some, Object one) {
    for (Object each : some) {
      if (each == one) {
        return true;
      }
    }
    return false;
  }
}
