package dev.selvedge.agent.sensor.task;

import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/** Why the JVM ends, seen while it does. */
final class EndOfJvm {

  private static final String WORKER = "java.util.concurrent.ThreadPoolExecutor$Worker";

  private EndOfJvm() {}

  /** Whether it does. */
  static boolean hasBegun() {
    try {
      Runtime.getRuntime().removeShutdownHook(Thread.currentThread()); // It is none.
      return false;
    } catch (IllegalStateException ends) {
      return true;
    }
  }

  /** Whether it was told to end by a signal, as a server is that would run for ever. */
  static boolean isBySignal() {
    for (Thread thread : LiveThreads.all()) {
      if (isOfSignal(thread)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfSignal(Thread thread) {
    String name = thread.getName();
    return name.startsWith("SIG") && name.endsWith(" handler");
  }

  /**
   * Whether an executor with nothing to do is what held up the JVM: {@code main} has returned, and
   * no thread is left that a JVM waits for but idle workers of pools.
   */
  static boolean isHeldUpBy(@Nullable Object executor) {
    if (!(executor instanceof ThreadPoolExecutor pool) || !isIdle(pool)) {
      return false;
    }
    boolean isWithoutMain = false;
    boolean hasWorkers = false;
    for (Thread thread : LiveThreads.all()) {
      if (thread.getName().equals("DestroyJavaVM")) {
        isWithoutMain = true;
      } else if (!thread.isDaemon() && !isOfSignal(thread) && thread != Thread.currentThread()) {
        Object task = LiveThreads.taskOf(thread);
        if (task == null || !task.getClass().getName().equals(WORKER)) {
          return false;
        }
        hasWorkers = true;
      }
    }
    return isWithoutMain && hasWorkers;
  }

  private static boolean isIdle(ThreadPoolExecutor pool) {
    try {
      return pool.getActiveCount() == 0 && pool.getPoolSize() > 0 && pool.getQueue().isEmpty();
    } catch (RuntimeException | LinkageError ofTheApplication) {
      return false;
    }
  }
}
