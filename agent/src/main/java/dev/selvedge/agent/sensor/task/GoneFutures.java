package dev.selvedge.agent.sensor.task;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Futures that nobody can look at any more and for which somebody may have waited all the same: as
 * many as there are places where they were made, and executors, not as there were futures.
 */
final class GoneFutures {

  private final Map<Key, Gone> gone = new HashMap<>();

  synchronized void add(Tracked tracked) {
    if (LooseFutures.isToBeAwaited(tracked)) {
      Gone same =
          gone.computeIfAbsent(
              new Key(tracked.origin, executor(tracked), tracked.has(Tracked.SYNC)),
              key -> new Gone(tracked));
      same.count++;
    }
  }

  /** Tells executors from each other without holding them. */
  private static int executor(Tracked tracked) {
    WeakReference<Object> executor = tracked.executor();
    return executor == null ? 0 : System.identityHashCode(executor.get());
  }

  /** Takes those out of which there is no more to wait for. */
  synchronized List<Gone> take(Predicate<Tracked> which) {
    if (gone.isEmpty()) {
      return List.of();
    }
    List<Gone> taken = new ArrayList<>();
    for (Iterator<Gone> each = gone.values().iterator(); each.hasNext(); ) {
      Gone next = each.next();
      if (which.test(next.first)) {
        taken.add(next);
        each.remove();
      }
    }
    return taken;
  }

  synchronized boolean isEmpty() {
    return gone.isEmpty();
  }

  /** Several that are alike. */
  static final class Gone {
    final Tracked first;
    long count;

    Gone(Tracked first) {
      this.first = first;
    }
  }

  private record Key(Origin origin, int executor, boolean sync) {}
}
