package dev.selvedge.agent.sensor.task;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The futures that somebody has to look at, weakly and by identity, until somebody does. One that
 * nobody can look at any more is kept in mind by the window that it belongs to.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Ledger {

  /** One in so many that are added looks for those that are gone. */
  private static final int OFTEN = 63;

  private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();
  private static final ConcurrentHashMap<Object, Tracked> FUTURES = new ConcurrentHashMap<>();

  /** Whether there ever was one; without, nobody has to look. */
  private static volatile boolean used;

  private Ledger() {}

  /** What is known of a future; null if nobody has to look at it. */
  static @Nullable Tracked of(Object future) {
    return used ? FUTURES.get(new Probe(future)) : null;
  }

  /** Whether there is any future in it. */
  static boolean isUsed() {
    return used;
  }

  /** From now on somebody has to look. */
  static void use() {
    used = true;
  }

  /** Adds a future; if it is there already, what is known of it stays. */
  static Tracked add(Object future, Task task, Origin origin, Chain chain, int flags) {
    used = true;
    Tracked added = new Tracked(future, GONE, task, origin, chain, flags);
    Tracked known = FUTURES.putIfAbsent(added, added);
    if (known != null) {
      known.set(flags & ~Tracked.TAKEN);
      return known;
    }
    added.window().futures.increment();
    if ((added.hashCode() & OFTEN) == 0) {
      // What was dropped must not pile up until somebody has time.
      expunge();
    }
    return added;
  }

  /** There is nothing more to say of a future. */
  static void drop(Tracked tracked) {
    if (tracked.set(Tracked.OVER)) {
      FUTURES.remove(tracked);
      tracked.window().futures.decrement();
    }
  }

  /** Works off what became unreachable, so that whoever has asked knows all of it. */
  static synchronized void expunge() {
    for (Reference<?> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
      Tracked tracked = (Tracked) gone;
      FUTURES.remove(tracked);
      if (tracked.set(Tracked.OVER)) {
        if (tracked.failure == null) {
          tracked.window().gone.add(tracked);
        }
        tracked.window().futures.decrement();
      }
    }
  }

  static void forEach(Consumer<Tracked> visitor) {
    FUTURES.values().forEach(visitor);
  }

  /** Whether a future is done, as far as Selvedge can tell without the application. */
  static boolean isDone(Object future) {
    if (future instanceof CompletableFuture<?> stage) {
      return FutureFields.resultOf(stage) != null;
    }
    if (future instanceof FutureTask<?> task) {
      return FutureFields.isDone(task);
    }
    return future instanceof ForkJoinTask<?> forked && FutureFields.isDone(forked);
  }

  /** What finds a future. */
  static final class Probe {
    final Object future;

    Probe(Object future) {
      this.future = future;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(future);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Tracked tracked && tracked.get() == future;
    }
  }
}
