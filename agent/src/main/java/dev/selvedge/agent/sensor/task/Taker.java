package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.sensor.ThreadFacts;
import java.lang.ref.WeakReference;
import java.util.Objects;

/** A thread that takes from a queue. Written by that thread, but where it says otherwise. */
final class Taker {

  /** So often somebody asks who does not look once by the way. */
  private static final int OFTEN = 2;

  private final WeakReference<Object> queue;
  private final WeakReference<Thread> thread;
  final long threadId;
  final String name;
  final Task work;

  /** The number of its work, by {@link Crossings}. */
  final int begun;

  /** From when on it has taken, likewise. */
  private volatile int since = Integer.MAX_VALUE;

  /** Whether it waits until there is something. */
  private volatile boolean waits;

  /** Whether it has added to the queue as well; written by any thread. */
  volatile boolean alsoAdds;

  private int polls;

  Taker(WeakReference<Object> queue, ThreadTasks thread) {
    this.queue = queue;
    this.thread = new WeakReference<>(thread.thread);
    this.threadId = ThreadFacts.id(thread.thread);
    this.name = thread.thread.getName();
    Task current = thread.work();
    this.begun = current.isStandIn() ? thread.begun : current.made;
    this.work = Objects.requireNonNull(Ancestors.bounded(current));
  }

  boolean isOf(Object other) {
    return queue.refersTo(other);
  }

  /** It waits until there is something to take. */
  void waits() {
    if (!waits) {
      since = Math.min(since, Crossings.soFar());
      waits = true;
    }
  }

  /** It takes what there is, if there is something. */
  void polls() {
    if (polls < OFTEN && ++polls == OFTEN && since == Integer.MAX_VALUE) {
      since = Crossings.soFar();
    }
  }

  /** Whether it took before the queue grew. */
  boolean isBefore(int crossing) {
    return since < crossing;
  }

  /** Whether it waits for what comes, and only came late to it. */
  boolean isLateFor(int crossing) {
    return waits && begun < crossing;
  }

  boolean isAlive() {
    Thread known = thread.get();
    return known != null && ThreadFacts.state(known) != Thread.State.TERMINATED;
  }
}
