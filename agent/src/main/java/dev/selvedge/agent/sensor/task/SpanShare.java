package dev.selvedge.agent.sensor.task;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * How many spans of a window are kept, and which: its first ones, then as many of those that tell
 * more than others, and of the rest the fewer the more there are. Each window gets a share of what
 * is left for the JVM, so that one with many tasks leaves some for all that come after it; and
 * there is always room for what failed, and even more for what something that was found names.
 */
final class SpanShare {

  /** A window gets one part in so many of what is left. */
  private static final int PART = 6;

  /** As long as there is a quarter left, a window gets so many. */
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

  /** Whether one more is kept; else it counts as omitted. */
  boolean admits(Interest interest) {
    if ((isAmong() && room().take(Interest.NONE)) || admitsMore(interest)) {
      return true;
    }
    omitted.increment();
    return false;
  }

  /** Whether few of those that come from now on are kept. */
  boolean isUsedUp() {
    int most = first;
    return most != 0 && seen >= most && specials.get() >= most;
  }

  private boolean isAmong() {
    int most = first();
    long number = ++seen;
    if (number <= most) {
      return true;
    }
    // Half as many of the next ones, and half as many again of twice as many, and so on.
    long doubled = Long.highestOneBit(number / most);
    return number % (2 * doubled * doubled) == 0;
  }

  private int first() {
    int most = first;
    if (most == 0) {
      most = room().share();
      first = most;
    }
    return most;
  }

  /** The same of one that tells more than others. */
  private boolean admitsMore(Interest interest) {
    int most = first() + interest.beyondShare;
    if (interest == Interest.NONE || specials.get() >= most) {
      return false;
    }
    if (specials.incrementAndGet() <= most && room().take(interest)) {
      return true;
    }
    specials.decrementAndGet();
    return false;
  }

  /** Whether one that was not kept so far is kept after all. */
  boolean admitsLate(Interest interest) {
    return admitsMore(interest);
  }

  /** The same of one of the latest, for which there may be the room that nobody else has used. */
  boolean admitsAtLast(Interest interest) {
    return room().take(interest);
  }

  /** One that counted as omitted is not. */
  void foundRoom() {
    omitted.decrement();
  }

  /** One that was to be kept is not, since there is no time to write so many. */
  void dropped() {
    room().give();
    omitted.increment();
  }

  /** How many there were that are not kept. */
  long omitted() {
    return omitted.sum();
  }

  /** How many there is room for, for all windows. */
  static final class Room {
    private final AtomicInteger left;
    private final int all;

    Room(int spans) {
      this.left = new AtomicInteger(spans);
      this.all = spans;
    }

    /** What a window gets: one with many tasks leaves half of all for those after it. */
    private int share() {
      int now = left.get();
      int least = now >= all / 4 ? LEAST : 1;
      return Math.max(least, (now - all / 2) / PART);
    }

    private boolean take(Interest interest) {
      int kept = all / interest.reservedPart;
      if (left.get() <= kept) {
        return false;
      }
      if (left.decrementAndGet() < kept) {
        left.incrementAndGet();
        return false;
      }
      return true;
    }

    private void give() {
      left.incrementAndGet();
    }
  }
}
