package dev.selvedge.agent.sensor.task;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * How many spans of a window are kept, and which: its first ones, then as many of those that tell
 * more than others, and of the rest the fewer the more there are. Each window gets a share of what
 * is left for the JVM, so that one with many tasks leaves some for all that come after it.
 */
final class SpanShare {

  /** A window gets one part in so many of what is left. */
  private static final int PART = 8;

  /** One part in so many of all is for windows that come after some with many tasks. */
  private static final int RESERVED_PART = 4;

  /** As long as there is anything left, a window gets so many. */
  private static final int LEAST = 4;

  private static volatile Room ofJvm = new Room(0);

  private final @Nullable Room own;
  private final LongAdder omitted = new LongAdder();
  private final AtomicInteger specials = new AtomicInteger();

  /** How many of each sort are kept; 0 before the first one. */
  private volatile int first;

  /** How many there were; some are not counted when several threads count at once. */
  private long seen;

  /** A share of what there is room for in this JVM. */
  SpanShare() {
    this.own = null;
  }

  SpanShare(Room room) {
    this.own = room;
  }

  private Room room() {
    Room known = own;
    return known == null ? ofJvm : known;
  }

  /** Sets how many are kept in this JVM. */
  static void most(int spans) {
    ofJvm = new Room(spans);
  }

  /**
   * Whether one more is kept; else it counts as omitted.
   *
   * @param special whether it tells more than others
   */
  boolean admits(boolean special) {
    if (isAmong(special) && room().take()) {
      return true;
    }
    omitted.increment();
    return false;
  }

  private boolean isAmong(boolean special) {
    int most = first;
    if (most == 0) {
      Room room = room();
      most = Math.max(LEAST, (room.left.get() - room.reserved) / PART);
      first = most;
    }
    long number = ++seen;
    if (number <= most) {
      return true;
    }
    if (special && specials.get() < most && specials.incrementAndGet() <= most) {
      return true;
    }
    // Half as many of the next ones, and half as many again of twice as many, and so on.
    long doubled = Long.highestOneBit(number / most);
    return number % (2 * doubled * doubled) == 0;
  }

  /** One that was omitted is kept after all, if there is room. */
  boolean admitsLate() {
    if (specials.get() < first && specials.incrementAndGet() <= first && room().take()) {
      omitted.decrement();
      return true;
    }
    return false;
  }

  /** The same of one of the latest, for which there may be the room that nobody else has used. */
  boolean admitsAtLast() {
    if (room().take()) {
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

  /** How many there is room for, for all windows. */
  static final class Room {
    private final AtomicInteger left;
    private final int reserved;

    Room(int spans) {
      this.left = new AtomicInteger(spans);
      this.reserved = spans / RESERVED_PART;
    }

    private boolean take() {
      return left.get() > 0 && left.decrementAndGet() >= 0;
    }
  }
}
