package dev.selvedge.agent.sensor;

import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * The event loops that are known out of the box, by class name so that none of them is a
 * dependency.
 */
final class LoopKinds {

  /** Thread types that run event loops, with what a reader calls them. */
  private static final Map<String, String> THREADS =
      Map.of(
          "reactor.core.scheduler.NonBlocking", "Reactor non-blocking thread",
          "org.xnio.nio.WorkerThread", "XNIO I/O thread",
          "jdk.internal.net.http.HttpClientImpl$SelectorManager",
              "java.net.http selector manager thread",
          "java.awt.EventDispatchThread", "AWT event dispatch thread");

  private static final ClassValue<String> BY_CLASS =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
          for (String name : SuperTypes.of(type)) {
            String kind = THREADS.get(name);
            if (kind != null) {
              return kind;
            }
          }
          return "";
        }
      };

  private LoopKinds() {}

  /** The kind of loop that a thread of this class runs, or null. */
  static @Nullable String ofClass(Class<?> threadClass) {
    if (threadClass == Thread.class) {
      return null;
    }
    String kind = BY_CLASS.get(threadClass);
    return kind.isEmpty() ? null : kind;
  }

  /** Whether a thread is one of the workers of the common pool. */
  static boolean isOfCommonPool(Thread thread) {
    return thread instanceof ForkJoinWorkerThread worker
        && ForkJoinPool.commonPool().equals(worker.getPool());
  }

  /** The kind of an event loop whose {@code run} method the thread has entered. */
  static String ofRunner(Object eventLoop, Thread thread) {
    if (eventLoop.getClass().getName().startsWith("sun.net.httpserver.")) {
      return "dispatcher thread of the JDK's HTTP server";
    }
    return thread.getClass().getName().startsWith("io.vertx.")
        ? "Vert.x event loop thread"
        : "Netty event loop thread";
  }
}
