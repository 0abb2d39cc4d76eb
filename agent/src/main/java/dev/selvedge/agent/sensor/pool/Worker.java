package dev.selvedge.agent.sensor.pool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thread of a {@code ThreadPoolExecutor}. Written by that thread alone; others may read what it
 * waits for, and while it waits what it runs.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Worker {

  final Thread thread;
  final Pool pool;

  private volatile @Nullable Wait wait;

  /** The futures that the stages on the stack are to complete, the outermost first. */
  private @Nullable Object[] completes = new Object[4];

  private int depth;

  Worker(Thread thread, Pool pool) {
    this.thread = thread;
    this.pool = pool;
  }

  /** The wait that has no time; null if there is none. */
  @Nullable Wait waitsFor() {
    return wait;
  }

  /** Begins to wait; whether now all threads of the pool do. */
  boolean begin(Wait begun) {
    begun.outer = wait;
    wait = begun;
    return begun.outer == null && pool.waits();
  }

  void end(Wait ended) {
    wait = ended.outer;
    if (ended.outer == null) {
      pool.waitsNoMore();
    }
  }

  /** Begins to run a stage. */
  void runs(@Nullable Object dependent) {
    if (depth == completes.length) {
      completes = Arrays.copyOf(completes, depth * 2);
    }
    completes[depth++] = dependent;
  }

  /** Has run it. */
  void ran() {
    completes[--depth] = null;
  }

  /** The futures that it will complete when it goes on. */
  List<Object> completes() {
    List<Object> futures = new ArrayList<>();
    for (Object each : completes) {
      if (each != null) {
        futures.add(each);
      }
    }
    return futures;
  }
}
