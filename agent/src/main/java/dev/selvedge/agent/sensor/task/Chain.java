package dev.selvedge.agent.sensor.task;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * What futures have in common that were built upon each other: whether one of them was looked at,
 * and where the work runs that they wait for. Chains that meet become one, and hold no future.
 */
final class Chain {

  private static final AtomicReferenceFieldUpdater<Chain, @Nullable Chain> JOINED =
      AtomicReferenceFieldUpdater.newUpdater(Chain.class, Chain.class, "joined");

  /** That of a future upon which nothing is built. */
  static final Chain NONE = new Chain(null, null);

  /** The work that they all wait for; null if that is none, or several. */
  final @Nullable Task work;

  private final @Nullable WeakReference<Object> executor;

  /** Where the work ran, if it was given away in a way that does not tell. */
  private volatile @Nullable WeakReference<Object> ranOn;

  private volatile boolean observed;
  private volatile @Nullable Chain joined;

  Chain(@Nullable WeakReference<Object> executor, @Nullable Task work) {
    this.executor = executor;
    this.work = work;
  }

  /** The executor of the work, held weakly; null if that is not known. */
  @Nullable WeakReference<Object> executor() {
    WeakReference<Object> given = executor == null && work != null ? work.given : executor;
    return given == null ? ranOn : given;
  }

  /** The work begins to run on the current thread. */
  void runs() {
    if (executor() == null) {
      Object pool = WorkerPools.of(Thread.currentThread());
      if (pool != null) {
        ranOn = TaskWindow.reference(pool);
      }
    }
  }

  /** Somebody has looked at the outcome of one of the futures. */
  void observe() {
    if (equals(NONE)) {
      return;
    }
    Chain last = last();
    last.observed = true;
    while (last.joined != null) {
      // It has met another one meanwhile.
      last = last.last();
      last.observed = true;
    }
  }

  boolean isObserved() {
    return last().observed;
  }

  /** The futures of another chain have led to one of this chain. */
  void join(Chain other) {
    Chain mine = last();
    Chain others = other.last();
    while (!mine.equals(others)) {
      int order = Integer.compare(System.identityHashCode(mine), System.identityHashCode(others));
      if (order == 0) {
        return;
      }
      // Always in the same direction, so that those who do this at once make no circle.
      Chain from = order < 0 ? others : mine;
      Chain to = order < 0 ? mine : others;
      if (JOINED.compareAndSet(from, null, to)) {
        if (from.observed) {
          to.observe();
        }
        return;
      }
      mine = mine.last();
      others = others.last();
    }
  }

  private Chain last() {
    Chain last = this;
    for (Chain next = last.joined; next != null; next = last.joined) {
      last = next;
    }
    if (!last.equals(this)) {
      joined = last;
    }
    return last;
  }
}
