package dev.selvedge.agent.sensor.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A {@code ThreadPoolExecutor} that has threads, or an event loop with its only one. */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Pool {

  final Object executor;
  private final Set<Worker> workers = ConcurrentHashMap.newKeySet();
  private final AtomicInteger waiting = new AtomicInteger();

  /** What the watch has seen its threads wait for the last time, and told. Used by it alone. */
  private List<Wait> seen = List.of();

  @Nullable Object told;
  long toldNanos;

  Pool(Object executor) {
    this.executor = executor;
  }

  /**
   * What waits in its queue, if it makes no further thread for it; null if it may make one, or that
   * is not known.
   */
  Object @Nullable [] queued() {
    return executor instanceof ThreadPoolExecutor pool
        ? PoolInternals.queued(pool, workers.size())
        : LoopWork.queued(executor);
  }

  /** What it is, in words for a reader. */
  String words() {
    return executor instanceof ThreadPoolExecutor ? "pool" : "event loop";
  }

  void add(Worker worker) {
    workers.add(worker);
  }

  /** Whether it has no thread any more. */
  boolean remove(Worker worker) {
    workers.remove(worker);
    return workers.isEmpty();
  }

  /** A thread begins to wait without a time; whether now all do. */
  boolean waits() {
    return waiting.incrementAndGet() >= workers.size();
  }

  void waitsNoMore() {
    waiting.decrementAndGet();
  }

  /** Whether all of its threads seem to wait without a time. */
  boolean isSuspect() {
    return waiting.get() >= workers.size();
  }

  /** What its threads wait for without a time; empty if one of them does not. */
  List<Wait> waiting() {
    List<Wait> waits = new ArrayList<>();
    for (Worker worker : workers) {
      Wait wait = worker.waitsFor();
      if (wait == null) {
        return List.of();
      }
      waits.add(wait);
    }
    return waits;
  }

  /** Whether nothing has moved since the last time that somebody asked. */
  boolean stands(List<Wait> now) {
    boolean same = isStill(now);
    seen = now;
    return same;
  }

  /** Whether nothing has moved since. */
  boolean isStill(List<Wait> then) {
    if (then.isEmpty() || then.size() != seen.size()) {
      return false;
    }
    for (Wait each : then) {
      boolean found = false;
      for (Wait other : seen) {
        found |= other == each;
      }
      if (!found) {
        return false;
      }
    }
    return true;
  }
}
