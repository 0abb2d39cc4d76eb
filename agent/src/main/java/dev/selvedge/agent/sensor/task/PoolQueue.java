package dev.selvedge.agent.sensor.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * The pool in which a task waits for a thread, and what its threads do meanwhile. A slow look.
 *
 * @param pool the pool
 * @param position how many tasks are before it; -1 if that is not known
 * @param length how many tasks wait; -1 likewise
 * @param busy its threads that run a task
 */
record PoolQueue(Object pool, int position, int length, List<ThreadTasks> busy) {

  /** More threads tell nobody more. */
  private static final int MOST_BUSY = 5;

  @SuppressWarnings("ReferenceEquality") // identity is the point
  static @Nullable PoolQueue of(Task task, @Nullable Object queued) {
    Object pool = task.owner;
    if (!(pool instanceof ThreadPoolExecutor) && !(pool instanceof ForkJoinPool)) {
      return null;
    }
    List<ThreadTasks> busy = new ArrayList<>();
    for (ThreadTasks each : ThreadTable.all()) {
      if (each.current() != null && WorkerPools.of(each.thread) == pool) {
        busy.add(each);
      }
    }
    int position = -1;
    int length = -1;
    BlockingQueue<?> queue =
        pool instanceof ThreadPoolExecutor threads ? PoolFields.queue(threads) : null;
    if (queue != null) {
      try {
        Object[] all = queue.toArray();
        length = all.length;
        for (int i = 0; i < all.length; i++) {
          position = all[i] == queued ? i : position;
        }
      } catch (Exception | LinkageError | AssertionError ofTheApplication) {
        length = -1;
      }
    }
    return new PoolQueue(pool, position, length, busy.subList(0, Math.min(busy.size(), MOST_BUSY)));
  }

  /** Where the task waits. */
  String words() {
    StringBuilder words = new StringBuilder("it waits ");
    if (position >= 0) {
      words.append("as number ").append(position + 1).append(" of ").append(length).append(' ');
    }
    words.append("for a thread of ");
    if (pool instanceof ThreadPoolExecutor threads) {
      int most = PoolFields.mostThreads(threads);
      words.append("a pool");
      if (most > 0 && most < Integer.MAX_VALUE) {
        words.append(" that has ").append(most).append(" at most");
      }
    } else {
      words.append(ForkJoinPool.commonPool().equals(pool) ? "the common pool" : "a fork-join pool");
    }
    return busy.isEmpty() ? words.toString() : words.append("; these are busy:").toString();
  }
}
