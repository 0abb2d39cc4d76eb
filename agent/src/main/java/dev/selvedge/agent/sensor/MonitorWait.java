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

  /** A look may be so late without a doubt. */
  private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final long thresholdNanos;
  private final long number;
  private final long blockedMillis;
  private final long beforeNanos;
  private final long firstNanos;
  private long lastNanos;

  /** For how long it was held, as far as the watchdog was there to see that. */
  private long ownedNanos;

  private boolean wasOwned;
  private long owner;

  /** Who holds the monitor, when it was seen first. */
  private @Nullable MonitorHolder holder;

  /** Whether who holds the monitor was seen to do something else than to run. */
  private boolean holderDidNotRun;

  /** Whether who holds the monitor was seen to load a class. */
  private boolean holderLoaded;

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

  /**
   * It still waits.
   *
   * @param pauseNanos how long ago the last look should have been; where it was longer ago, the
   *     machine had no time for this thread, and perhaps none for the one that holds the monitor
   */
  void seen(ThreadInfo info, long pauseNanos, long now) {
    boolean owned = info.getThreadState() == Thread.State.BLOCKED;
    boolean loads = false;
    if (owned) {
      boolean isNew = !wasOwned || owner != info.getLockOwnerId();
      owner = info.getLockOwnerId();
      MonitorHolder seen = holderNow();
      loads = seen != null && seen.loads();
      holder = isNew ? seen : holder;
      holderDidNotRun |= seen != null && !seen.runs();
      holderLoaded |= loads;
    }
    if (owned && wasOwned && !loads) {
      ownedNanos += Math.min(now - lastNanos, pauseNanos + LATE_NANOS);
    }
    wasOwned |= owned;
    lastNanos = now;
  }

  /** Whether half of the time is over from when on it counts. */
  boolean mayCount() {
    return sureNanos() >= thresholdNanos / 2;
  }

  /** Whether it has lasted for so long that it counts. */
  boolean counts() {
    return sureNanos() >= thresholdNanos && !isHolderStarved();
  }

  private long sureNanos() {
    return Math.max(ownedNanos, lastNanos - firstNanos - STARVED_NANOS);
  }

  /** Whether who holds the monitor would compute, and give it back soon, if it had a processor. */
  private boolean isHolderStarved() {
    MonitorHolder now = holder == null ? null : holderNow();
    return holder != null
        && now != null
        && now.runs()
        && now.cpuNanos() - holder.cpuNanos() < thresholdNanos / 2;
  }

  private @Nullable MonitorHolder holderNow() {
    return owner < 0 ? null : MonitorHolder.of(owner);
  }

  /**
   * Whether it counts by what the JVM has measured, which tells more than the looks where the
   * watchdog is short of a processor. The same may be true of the threads that hold the monitor and
   * that wait for it: hence three times the time, and not at all if who held the monitor would have
   * run all the time, and could not, or was seen to load a class.
   *
   * @param info the thread, which does not wait any more
   */
  boolean counted(@Nullable ThreadInfo info) {
    return wasOwned
        && measuredNanos(info) >= 3 * thresholdNanos
        && !holderLoaded
        && !wasHolderStarved();
  }

  private boolean wasHolderStarved() {
    if (holder == null || holderDidNotRun) {
      return false;
    }
    MonitorHolder now = holderNow();
    return now != null && holder.hadNoProcessorUntil(now, thresholdNanos / 2);
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
    return Math.max(sureNanos(), measured >= 0 ? measured : (lastNanos + now) / 2 - began());
  }
}
