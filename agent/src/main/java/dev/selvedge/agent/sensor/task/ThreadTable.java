package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.sensor.ThreadFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The threads that run tasks of windows. A thread that never did is not in it. Looked into for
 * every task, so that most threads have a slot of an array to themselves, and only those that find
 * it taken are in a map.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class ThreadTable {

  private static final int SLOTS = 1 << 14;

  private static final AtomicReferenceArray<@Nullable ThreadTasks> FIRST =
      new AtomicReferenceArray<>(SLOTS);

  private static final ConcurrentHashMap<Long, ThreadTasks> OTHERS = new ConcurrentHashMap<>();

  private ThreadTable() {}

  /** What the current thread runs; null if nothing of a window ever ran on it. */
  static @Nullable ThreadTasks current() {
    return of(Thread.currentThread());
  }

  static @Nullable ThreadTasks of(Thread thread) {
    long id = ThreadFacts.id(thread);
    ThreadTasks known = FIRST.getAcquire(slot(id));
    if (known != null && known.thread == thread) {
      return known;
    }
    known = OTHERS.get(id);
    return known == null || known.thread != thread ? null : known;
  }

  /** What the current thread runs, made if need be. */
  static ThreadTasks currentOrNew() {
    Thread thread = Thread.currentThread();
    ThreadTasks known = of(thread);
    return known == null ? add(thread) : known;
  }

  static ThreadTasks add(Thread thread) {
    ThreadTasks made = new ThreadTasks(thread);
    long id = ThreadFacts.id(thread);
    if (!FIRST.compareAndSet(slot(id), null, made)) {
      OTHERS.put(id, made);
    }
    return made;
  }

  /** What another thread runs, made if need be; several threads may ask for it at once. */
  static ThreadTasks ofOrNew(Thread thread) {
    ThreadTasks known = of(thread);
    if (known != null) {
      return known;
    }
    ThreadTasks made = add(thread);
    ThreadTasks first = of(thread);
    if (first == null || first == made) {
      return made;
    }
    OTHERS.remove(ThreadFacts.id(thread), made);
    return first;
  }

  static @Nullable ThreadTasks remove(Thread thread) {
    long id = ThreadFacts.id(thread);
    ThreadTasks known = FIRST.getAcquire(slot(id));
    if (known != null && known.thread == thread) {
      FIRST.setRelease(slot(id), null);
      return known;
    }
    known = OTHERS.get(id);
    return known != null && known.thread == thread && OTHERS.remove(id, known) ? known : null;
  }

  static Collection<ThreadTasks> all() {
    List<ThreadTasks> all = new ArrayList<>(OTHERS.values());
    for (int slot = 0; slot < SLOTS; slot++) {
      ThreadTasks known = FIRST.getAcquire(slot);
      if (known != null) {
        all.add(known);
      }
    }
    return all;
  }

  private static int slot(long id) {
    return (int) id & (SLOTS - 1);
  }
}
