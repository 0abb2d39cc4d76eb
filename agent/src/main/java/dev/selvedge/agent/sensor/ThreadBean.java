package dev.selvedge.agent.sensor;

import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM's own management tells of threads. Initialised by the watchdog alone, and not while
 * the JVM starts: it loads a library.
 */
final class ThreadBean {

  private static final int MAX_DEPTH = 512;
  private static final int INNERMOST = 64;

  private static final ThreadMXBean BEAN = Management.threads();

  static {
    // How long a thread has waited is known afterwards only if it was asked for before.
    if (BEAN.isThreadContentionMonitoringSupported()) {
      BEAN.setThreadContentionMonitoringEnabled(true);
    }
  }

  private ThreadBean() {}

  /** A thread's state with its lock, without its stack; null if it has ended. */
  static @Nullable ThreadInfo info(long id) {
    return BEAN.getThreadInfo(id);
  }

  /** The same with its stack, of one moment. */
  static @Nullable ThreadInfo infoWithStack(long id) {
    return BEAN.getThreadInfo(id, MAX_DEPTH);
  }

  /** The same with its innermost frames, as many as it takes to load a class. */
  static @Nullable ThreadInfo infoWithInnermost(long id) {
    return BEAN.getThreadInfo(id, INNERMOST);
  }

  /** How long the thread has computed so far; negative if that is not known. */
  static long cpuNanos(long id) {
    return BEAN.isThreadCpuTimeSupported() && BEAN.isThreadCpuTimeEnabled()
        ? BEAN.getThreadCpuTime(id)
        : -1;
  }
}
