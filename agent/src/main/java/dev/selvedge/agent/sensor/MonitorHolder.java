package dev.selvedge.agent.sensor;

import java.lang.management.ThreadInfo;
import org.jspecify.annotations.Nullable;

/**
 * The thread that holds a monitor, as it was at some moment.
 *
 * @param runs whether it runs code of Java, or would if it had a processor. A carrier with a
 *     virtual thread does not for the JVM, which says that it waits
 * @param waitsNow whether it waits
 * @param waits how often it has waited so far, now included
 * @param cpuNanos for how long it has computed so far; negative if that is not known
 */
record MonitorHolder(boolean runs, boolean waitsNow, long waits, long cpuNanos) {

  /** A thread by its id; null if it has ended. */
  static @Nullable MonitorHolder of(long id) {
    ThreadInfo info = ThreadBean.infoWithTop(id);
    if (info == null) {
      return null;
    }
    StackTraceElement[] top = info.getStackTrace();
    boolean isRunnable = info.getThreadState() == Thread.State.RUNNABLE;
    return new MonitorHolder(
        isRunnable && top.length > 0 && !top[0].isNativeMethod(),
        !isRunnable,
        info.getWaitedCount() + info.getBlockedCount(),
        ThreadBean.cpuNanos(id));
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
