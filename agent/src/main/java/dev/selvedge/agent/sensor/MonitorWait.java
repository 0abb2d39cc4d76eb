package dev.selvedge.agent.sensor;

import java.lang.management.ThreadInfo;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One wait of an event loop for a monitor, as the watchdog sees it from time to time. */
final class MonitorWait {

  /**
   * A monitor without an owner is held by a virtual thread that has left its carrier, or by nobody:
   * then the waiting thread is only short of a processor, which does not take so long.
   */
  private static final long STARVED_NANOS =
      Runtime.version().feature() < 24 ? Long.MAX_VALUE / 2 : TimeUnit.MILLISECONDS.toNanos(100);

  private final long thresholdNanos;
  private final long number;
  private final long blockedMillis;
  private final long beforeNanos;
  private final long firstNanos;
  private long lastNanos;
  private long firstOwnedNanos;
  private long lastOwnedNanos;
  private boolean wasOwned;

  /** The stack, once it was worth a look. */
  StackTraceElement @Nullable [] stack;

  /** What the listener answered; null before it was told. */
  @Nullable Object told;

  /**
   * @param thresholdNanos from when on a wait counts
   * @param info the thread, which waits
   * @param beforeNanos when it was looked at last before it waited
   */
  MonitorWait(long thresholdNanos, ThreadInfo info, long beforeNanos, long now) {
    this.thresholdNanos = thresholdNanos;
    this.number = info.getBlockedCount();
    this.blockedMillis = info.getBlockedTime();
    this.beforeNanos = beforeNanos;
    this.firstNanos = now;
    this.lastNanos = now;
  }

  /** Whether the thread still waits, or has not waited again. */
  boolean isLatest(@Nullable ThreadInfo info) {
    return info != null && info.getBlockedCount() == number;
  }

  /** It still waits. */
  void seen(ThreadInfo info, long now) {
    lastNanos = now;
    if (info.getThreadState() == Thread.State.BLOCKED) {
      firstOwnedNanos = wasOwned ? firstOwnedNanos : now;
      lastOwnedNanos = now;
      wasOwned = true;
    }
  }

  /** Whether half of the time is over from when on it counts. */
  boolean mayCount() {
    return sureNanos() >= thresholdNanos / 2;
  }

  /** Whether it has lasted for so long that it counts. */
  boolean counts() {
    return sureNanos() >= thresholdNanos;
  }

  private long sureNanos() {
    return Math.max(lastOwnedNanos - firstOwnedNanos, lastNanos - firstNanos - STARVED_NANOS);
  }

  /**
   * Whether it counts by what the JVM has measured, which tells more than the looks where the
   * watchdog is short of a processor. The same may be true of the thread that waits, which then
   * gets the monitor later than it could: hence twice the time.
   *
   * @param info the thread, which does not wait any more
   */
  boolean counted(@Nullable ThreadInfo info) {
    return wasOwned && measuredNanos(info) >= 2 * thresholdNanos;
  }

  private long measuredNanos(@Nullable ThreadInfo info) {
    return info == null || !isLatest(info) || blockedMillis < 0 || info.getBlockedTime() < 0
        ? -1
        : TimeUnit.MILLISECONDS.toNanos(info.getBlockedTime() - blockedMillis);
  }

  /** When it began, about. */
  long began() {
    return Math.max((beforeNanos + firstNanos) / 2, firstNanos - thresholdNanos);
  }

  /** How long it took, having been found to be over now; about, if the JVM has not measured it. */
  long tookNanos(@Nullable ThreadInfo info, long now) {
    long measured = measuredNanos(info);
    long least = Math.max(0, lastOwnedNanos - firstOwnedNanos);
    return Math.max(least, measured >= 0 ? measured : (lastNanos + now) / 2 - began());
  }
}
