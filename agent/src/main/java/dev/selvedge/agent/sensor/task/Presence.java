package dev.selvedge.agent.sensor.task;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * How many members of a fan-out run. A member that tells others that it is done looks like leaving,
 * and is not counted from then on: the next one may begin before it has ended. If it has counted a
 * latch down and then waits for the same latch, it had only told that it is there, and is counted
 * as if it had not left, also with those that began meanwhile and are gone when it comes to wait.
 */
final class Presence {

  private static final AtomicIntegerFieldUpdater<Presence> BEGUN =
      AtomicIntegerFieldUpdater.newUpdater(Presence.class, "begun");
  private static final AtomicLongFieldUpdater<Presence> PRESENT =
      AtomicLongFieldUpdater.newUpdater(Presence.class, "present");
  private static final AtomicReferenceFieldUpdater<Presence, @Nullable Meeting> MEETING =
      AtomicReferenceFieldUpdater.newUpdater(Presence.class, Meeting.class, "meeting");

  private static final long RUNS = 1;
  private static final long AWAY = 1L << 32;

  private volatile int begun;

  /** How many run, and above that how many look like having left and have not ended. */
  private volatile long present;

  /** When most can have been at work, some of which looked like having left; null if never. */
  private volatile @Nullable Meeting meeting;

  /** How many run now. */
  int running() {
    return (int) present;
  }

  /** One runs its first instruction; how many run then. */
  int begins() {
    // In this order: whoever is counted now has not left, or was told that this one had begun.
    int number = BEGUN.incrementAndGet(this);
    long now = PRESENT.addAndGet(this, RUNS);
    int running = (int) now;
    meet(number, running, running + (int) (now / AWAY));
    return running;
  }

  private void meet(int number, int running, int most) {
    while (most > running) {
      Meeting before = meeting;
      if ((before != null && before.most > most)
          || MEETING.compareAndSet(this, before, new Meeting(number, most, running))) {
        return;
      }
    }
  }

  /** One ends that runs. */
  void ends() {
    PRESENT.addAndGet(this, -RUNS);
  }

  /**
   * One leaves, as far as it looks.
   *
   * @return how many have begun
   */
  int leaves() {
    PRESENT.addAndGet(this, AWAY - RUNS);
    return begun;
  }

  /** One that looked like leaving goes on; how many run then. */
  int stays() {
    return (int) PRESENT.addAndGet(this, RUNS - AWAY);
  }

  /** One ends that looked like leaving. */
  void gone() {
    PRESENT.addAndGet(this, -AWAY);
  }

  /**
   * One that goes on has not left at all.
   *
   * @param begunBefore how many had begun when it looked like leaving
   * @return with how many others and itself it has run at least
   */
  int meets(int begunBefore) {
    Meeting known = meeting;
    return known == null || begunBefore >= known.number ? 0 : known.another();
  }
}
