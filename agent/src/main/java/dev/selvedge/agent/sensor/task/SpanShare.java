package dev.selvedge.agent.sensor.task;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many spans of a window are kept, and which: its first ones, then as many of those that tell
 * more than others, and of the rest the fewer the more there are. Each window gets a share of what
 * is left for the JVM, so that one with many tasks leaves some for all that come after it.
 */
final class SpanShare {

  /** A window gets one part in so many of what is left. */
  private static final int PART = 8;

  /** As long as there is anything left, a window gets so many. */
  private static final int LEAST = 4;

  private static final AtomicInteger LEFT = new AtomicInteger();

  private final LongAdder omitted = new LongAdder();
  private final AtomicInteger specials = new AtomicInteger();

  /** How many of each sort are kept; 0 before the first one. */
  private volatile int first;

  /** How many there were; some are not counted when several threads count at once. */
  private int seen;

  /** Sets how many are kept in this JVM. */
  static void most(int spans) {
    LEFT.set(spans);
  }

  /**
   * Whether one more is kept; else it counts as omitted.
   *
   * @param special whether it tells more than others
   */
  boolean admits(boolean special) {
    if (isAmong(special) && take()) {
      return true;
    }
    omitted.increment();
    return false;
  }

  private boolean isAmong(boolean special) {
    int most = first;
    if (most == 0) {
      most = Math.max(LEAST, LEFT.get() / PART);
      first = most;
    }
    int number = ++seen;
    return number <= most
        || (special && specials.get() < most && specials.incrementAndGet() <= most)
        || number % (2 * Integer.highestOneBit(number / most)) == 0;
  }

  private static boolean take() {
    return LEFT.get() > 0 && LEFT.decrementAndGet() >= 0;
  }

  /** One that was omitted is kept after all, if there is room. */
  boolean admitsLate() {
    if (specials.get() < first && specials.incrementAndGet() <= first && take()) {
      omitted.decrement();
      return true;
    }
    return false;
  }

  /** One that was to be kept is not, since there is no time to write so many. */
  void dropped() {
    omitted.increment();
  }

  /** How many there were that are not kept. */
  long omitted() {
    return omitted.sum();
  }
}
