package dev.selvedge.agent.cases.fanout;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;

/** What newer JDKs have, called by reflection because the compiler is for 17. */
final class Newer {

  static final int JDK = Runtime.version().feature();

  private Newer() {}

  static ExecutorService virtualThreads() throws Exception {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  static Method startVirtualThread() throws Exception {
    return Thread.class.getMethod("startVirtualThread", Runnable.class);
  }

  static AutoCloseable scope() throws Exception {
    return (AutoCloseable) scopes().getMethod("open").invoke(null);
  }

  static Method fork() throws Exception {
    return scopes().getMethod("fork", Callable.class);
  }

  static Method join() throws Exception {
    return scopes().getMethod("join");
  }

  private static Class<?> scopes() throws ClassNotFoundException {
    return Class.forName("java.util.concurrent.StructuredTaskScope");
  }

  /** A stream through {@code mapConcurrent}, which is run by its terminal operation. */
  static <T> Stream<?> mapConcurrent(Stream<T> items, int most, Function<T, ?> mapper)
      throws Exception {
    Object gatherer =
        Class.forName("java.util.stream.Gatherers")
            .getMethod("mapConcurrent", int.class, Function.class)
            .invoke(null, most, mapper);
    Method gather = Stream.class.getMethod("gather", Class.forName("java.util.stream.Gatherer"));
    try {
      return (Stream<?>) gather.invoke(items, gatherer);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
