package dev.selvedge.agent.sensor.task;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of objects that were queued and have not begun: weakly, by identity, and first in first
 * out, because one object may be queued many times.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class QueuedTasks {

  /** A key that nobody holds any more leaves a task that will never begin. */
  private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();

  /** By the key of an object its task, or {@link Several} of them. */
  private static final ConcurrentHashMap<Object, Object> TASKS = new ConcurrentHashMap<>();

  /**
   * Whether there ever was one; without, nobody has to look. The count of the table would not do,
   * which lags behind what is in it.
   */
  private static volatile boolean used;

  private QueuedTasks() {}

  /** Adds a task as the last one of an object. */
  static void add(Object queued, Task task) {
    expunge();
    used = true;
    Key key = new Key(queued);
    Object known = TASKS.putIfAbsent(key, task);
    while (known != null) {
      Several before = Several.of(known);
      Several longer = before.and(task);
      if (TASKS.replace(key, known, longer)) {
        longer.retire(before, task);
        return;
      }
      known = TASKS.putIfAbsent(key, task);
    }
  }

  /** The task of an object that would be taken next; null if there is none. */
  static @Nullable Task peek(Object queued) {
    Object known = used ? TASKS.get(new Probe(queued)) : null;
    return known == null ? null : first(known);
  }

  /** Whether an object is queued several times. */
  static boolean isRepeated(Object queued) {
    return used && TASKS.get(new Probe(queued)) instanceof Several;
  }

  /** Takes the first task of an object; null if there is none. */
  static @Nullable Task take(Object queued) {
    if (!used) {
      return null;
    }
    Probe probe = new Probe(queued);
    for (Object known = TASKS.get(probe); known != null; known = TASKS.get(probe)) {
      Object rest = known instanceof Several several ? several.rest() : null;
      boolean taken = rest == null ? TASKS.remove(probe, known) : TASKS.replace(probe, known, rest);
      if (taken) {
        return first(known);
      }
    }
    return null;
  }

  /** Takes a task, if it is the first one of an object. */
  static boolean take(Object queued, Task task) {
    return TASKS.remove(new Probe(queued), task) || (peek(queued) == task && take(queued) == task);
  }

  /** Looks at all of them. */
  static void forEach(BiConsumer<Object, Task> visitor) {
    expunge();
    for (Map.Entry<Object, Object> each : TASKS.entrySet()) {
      Object queued = ((Key) each.getKey()).get();
      if (queued != null) {
        forEach(each.getValue(), task -> visitor.accept(queued, task));
      }
    }
  }

  private static void forEach(Object known, Consumer<Task> visitor) {
    if (known instanceof Several several) {
      several.tasks().forEach(visitor);
    } else {
      visitor.accept((Task) known);
    }
  }

  private static Task first(Object known) {
    return known instanceof Several several ? several.first() : (Task) known;
  }

  /** Forgets the tasks of objects that are gone. */
  static void expunge() {
    for (Reference<?> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
      Object known = TASKS.remove(gone);
      if (known != null) {
        forEach(known, Task::end);
      }
    }
  }

  /** The weak key of an object. */
  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object queued) {
      super(queued, GONE);
      this.hash = System.identityHashCode(queued);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (other == this) {
        return true;
      }
      Object mine = get();
      return mine != null
          && (other instanceof Key key ? key.get() == mine : isProbeOf(mine, other));
    }

    private static boolean isProbeOf(Object mine, @Nullable Object other) {
      return other instanceof Probe probe && probe.queued == mine;
    }
  }

  /** What finds the key of an object. */
  private static final class Probe {
    private final Object queued;

    Probe(Object queued) {
      this.queued = queued;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(queued);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.get() == queued;
    }
  }
}
