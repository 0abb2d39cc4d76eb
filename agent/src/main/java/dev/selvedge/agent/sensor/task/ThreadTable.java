package dev.selvedge.agent.sensor.task;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The threads that run tasks of windows. A thread that never did is not in it. */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class ThreadTable {

  private static final ConcurrentHashMap<Long, ThreadTasks> THREADS = new ConcurrentHashMap<>();

  private ThreadTable() {}

  /** What the current thread runs; null if nothing of a window ever ran on it. */
  static @Nullable ThreadTasks current() {
    return of(Thread.currentThread());
  }

  static @Nullable ThreadTasks of(Thread thread) {
    ThreadTasks known = THREADS.get(ThreadFacts.id(thread));
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
    THREADS.put(ThreadFacts.id(thread), made);
    return made;
  }

  static @Nullable ThreadTasks remove(Thread thread) {
    ThreadTasks known = of(thread);
    return known != null && THREADS.remove(ThreadFacts.id(thread), known) ? known : null;
  }

  static Collection<ThreadTasks> all() {
    return THREADS.values();
  }
}
