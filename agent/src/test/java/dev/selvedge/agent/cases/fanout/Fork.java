package dev.selvedge.agent.cases.fanout;

import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the programs fork, and what they fork it with on newer JDKs. */
final class Fork {

  /** How many may run at once: the programs are run with this as {@code fanout.limit}. */
  static final int LIMIT = 16;

  /** So many are too many. */
  static final int MANY = 40;

  private static volatile int results;

  private Fork() {}

  /** A little work. */
  static int work() {
    int result = results + 1;
    results = result;
    return result;
  }

  /** Work that takes a moment. */
  static int slowWork() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return work();
  }

  /** Work that is done when all others have come to it too. */
  static int meet(CountDownLatch all) {
    all.countDown();
    await(all);
    return work();
  }

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("some did not come");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void close(ExecutorService executor) throws InterruptedException {
    executor.shutdown();
    if (!executor.awaitTermination(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("it did not end");
    }
  }

  /** An executor of JDK 21 and later. */
  static ExecutorService virtualThreads() throws ReflectiveOperationException {
    return (ExecutorService)
        Class.forName("java.util.concurrent.Executors")
            .getMethod("newVirtualThreadPerTaskExecutor")
            .invoke(null);
  }

  /** Virtual threads of JDK 21 and later. */
  static ThreadFactory virtualFactory() throws ReflectiveOperationException {
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    return (ThreadFactory)
        Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
  }

  /** A stream of JDK 24 and later that maps so many at once. */
  static Stream<?> mapConcurrent(Stream<?> source, int most, Function<Object, Object> mapper)
      throws ReflectiveOperationException {
    Object gatherer =
        Class.forName("java.util.stream.Gatherers")
            .getMethod("mapConcurrent", int.class, Function.class)
            .invoke(null, most, mapper);
    Method gather = Stream.class.getMethod("gather", Class.forName("java.util.stream.Gatherer"));
    return (Stream<?>) gather.invoke(source, gatherer);
  }

  /** A scope of JDK 25, where it is a preview. */
  static AutoCloseable scope() throws ReflectiveOperationException {
    return (AutoCloseable) scopeType().getMethod("open").invoke(null);
  }

  /** The method that forks in it. */
  static Method scopeFork() throws ReflectiveOperationException {
    return scopeType().getMethod("fork", Callable.class);
  }

  static void join(AutoCloseable scope) throws ReflectiveOperationException {
    scopeType().getMethod("join").invoke(scope);
  }

  private static Class<?> scopeType() throws ClassNotFoundException {
    return Class.forName("java.util.concurrent.StructuredTaskScope");
  }
}
