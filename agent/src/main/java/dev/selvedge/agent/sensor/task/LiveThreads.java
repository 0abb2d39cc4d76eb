package dev.selvedge.agent.sensor.task;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The platform threads that are alive, and what they were made to run. A slow look. */
final class LiveThreads {

  /** Threads that come up meanwhile have room in the list. */
  private static final int SPARE = 64;

  private LiveThreads() {}

  static List<Thread> all() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root != null && root.getParent() != null) {
      root = root.getParent();
    }
    List<Thread> all = new ArrayList<>();
    if (root != null) {
      Thread[] threads = new Thread[root.activeCount() + SPARE];
      int count = root.enumerate(threads);
      for (int i = 0; i < count; i++) {
        all.add(threads[i]);
      }
    }
    return all;
  }

  /** What a thread was made to run; null if it has its own body, or that is not known. */
  static @Nullable Object taskOf(Thread thread) {
    try {
      return valueOf(thread, "target");
    } catch (ReflectiveOperationException newer) {
      try {
        Object holder = valueOf(thread, "holder");
        Field task = holder.getClass().getDeclaredField("task");
        return task.trySetAccessible() ? task.get(holder) : null;
      } catch (ReflectiveOperationException | RuntimeException notOnThisJvm) {
        return null;
      }
    }
  }

  private static Object valueOf(Thread thread, String name) throws ReflectiveOperationException {
    Field field = Thread.class.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(thread);
  }
}
