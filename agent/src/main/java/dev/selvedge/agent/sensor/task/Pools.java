package dev.selvedge.agent.sensor.task;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/** The pools that were made in a window, with that window. */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Pools {

  private static final Map<ThreadPoolExecutor, WeakReference<TaskWindow>> MADE =
      new WeakHashMap<>();

  private Pools() {}

  static synchronized void made(ThreadPoolExecutor pool, TaskWindow window) {
    MADE.put(pool, new WeakReference<>(window));
  }

  /** Whether a pool was made in this window. */
  static synchronized boolean isOf(ThreadPoolExecutor pool, @Nullable TaskWindow window) {
    WeakReference<TaskWindow> made = MADE.get(pool);
    return made != null && made.get() == window;
  }
}
