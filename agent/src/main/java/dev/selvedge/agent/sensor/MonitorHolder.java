package dev.selvedge.agent.sensor;

import java.lang.management.ThreadInfo;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The thread that holds a monitor, as it was at some moment.
 *
 * @param loads whether it loads a class, which happens once, and is nobody's fault
 * @param runs whether it runs code of Java, or would if it had a processor. A carrier with a
 *     virtual thread does not for the JVM, which says that it waits
 * @param waitsNow whether it waits
 * @param waits how often it has waited so far, now included
 * @param cpuNanos for how long it has computed so far; negative if that is not known
 */
record MonitorHolder(boolean loads, boolean runs, boolean waitsNow, long waits, long cpuNanos) {

  /** Who finds and defines classes, and has them woven. */
  private static final Set<String> LOADERS =
      Set.of(
          "java.lang.ClassLoader",
          "jdk.internal.loader.BuiltinClassLoader",
          "java.net.URLClassLoader",
          "sun.instrument.InstrumentationImpl");

  /** The methods in which they do. */
  private static final Set<String> LOADS =
      Set.of("loadClass", "findClass", "defineClass", "transform");

  /** A thread by its id; null if it has ended. */
  static @Nullable MonitorHolder of(long id) {
    ThreadInfo info = ThreadBean.infoWithInnermost(id);
    if (info == null) {
      return null;
    }
    StackTraceElement[] top = info.getStackTrace();
    boolean isRunnable = info.getThreadState() == Thread.State.RUNNABLE;
    return new MonitorHolder(
        isLoading(top),
        isRunnable && top.length > 0 && !top[0].isNativeMethod(),
        !isRunnable,
        info.getWaitedCount() + info.getBlockedCount(),
        ThreadBean.cpuNanos(id));
  }

  private static boolean isLoading(StackTraceElement[] stack) {
    for (StackTraceElement each : stack) {
      if (LOADERS.contains(each.getClassName()) && LOADS.contains(each.getMethodName())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether it was only short of a processor: it would have run all the time, and has not.
   *
   * @param now the same thread, which does not hold the monitor any more and may do something else
   * @param leastNanos who has computed for so long has run
   */
  boolean hadNoProcessorUntil(MonitorHolder now, long leastNanos) {
    long waited = now.waits - waits - (now.waitsNow ? 1 : 0);
    return runs
        && waited <= 0
        && cpuNanos >= 0
        && now.cpuNanos >= 0
        && now.cpuNanos - cpuNanos < leastNanos;
  }
}
