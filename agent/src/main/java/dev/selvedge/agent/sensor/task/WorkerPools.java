package dev.selvedge.agent.sensor.task;

import java.lang.reflect.Field;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * The pools whose workers threads are: what was given to an executor that gives it on to a pool, as
 * those do that carry a context over, is known to end with that pool.
 */
final class WorkerPools {

  private static final String WORKER = "java.util.concurrent.ThreadPoolExecutor$Worker";
  private static final String BOUND =
      "java.util.concurrent.ThreadPerTaskExecutor$ThreadBoundFuture";

  private static final String SHOWN = "java.util.concurrent.Executors$";

  private WorkerPools() {}

  /** The pool of a thread; null if it is none's, or does not tell. */
  static @Nullable Object of(Thread thread) {
    if (thread instanceof ForkJoinWorkerThread worker) {
      return worker.getPool();
    }
    Object task = LiveThreads.taskOf(thread);
    if (task == null) {
      return null;
    }
    String type = task.getClass().getName();
    if (type.equals(WORKER)) {
      return read(task, "this$0");
    }
    return type.equals(BOUND) ? read(task, "executor") : null;
  }

  /** What stands behind an executor of which the JDK shows a part only; else that itself. */
  static Object behind(Object executor) {
    Class<?> type = executor.getClass();
    if (!type.getName().startsWith(SHOWN)) {
      return executor;
    }
    while (type.getSuperclass() != null && type.getSuperclass().getName().startsWith(SHOWN)) {
      type = type.getSuperclass();
    }
    Object inner = read(executor, type, "e");
    return inner == null ? executor : inner;
  }

  private static @Nullable Object read(Object task, String name) {
    return read(task, task.getClass(), name);
  }

  private static @Nullable Object read(Object task, Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field.get(task);
    } catch (ReflectiveOperationException | RuntimeException notOnThisJvm) {
      return null;
    }
  }
}
