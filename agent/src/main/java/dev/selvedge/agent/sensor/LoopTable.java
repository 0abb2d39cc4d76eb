package dev.selvedge.agent.sensor;

import org.jspecify.annotations.Nullable;

/**
 * An identity map from threads to what is known of them, by open addressing. A look-up takes no
 * lock and makes no garbage, which a {@code ThreadLocal} would on every thread of no interest. A
 * change takes a lock, and copies the table only when it is full.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class LoopTable {

  private static final int SMALLEST = 8;

  /** How many slots each addition looks through for threads that have ended. */
  private static final int SWEPT = 4;

  private static final @Nullable Entry[] EMPTY = new Entry[1];

  /** Where something was; a look-up goes on behind it. */
  private static final Entry GONE = new Entry(null);

  /** Written anew after each change of a slot, so that whoever reads it afterwards sees that. */
  private volatile @Nullable Entry[] slots = EMPTY;

  /** How many slots are not free, those where something was included. */
  private int used;

  private int size;
  private int sweep;
  private long copied;

  /** What is known of a thread, or null. */
  @Nullable LoopThread get(Thread thread) {
    @Nullable Entry[] now = slots;
    if (now == EMPTY) {
      return null;
    }
    for (int at = slotOf(thread, now); ; at = next(at, now)) {
      Entry entry = now[at];
      if (entry == null) {
        return null;
      }
      LoopThread state = entry.state;
      if (state != null && state.thread == thread) {
        return state;
      }
    }
  }

  /** Adds what is known of a thread, instead of what was known before. */
  synchronized void put(LoopThread state) {
    if ((used + 1) * 2 > slots.length) {
      rebuild();
    }
    @Nullable Entry[] now = slots;
    int free = -1;
    int at = slotOf(state.thread, now);
    for (Entry entry = now[at]; entry != null; entry = now[at]) {
      if (entry.state != null && entry.state.thread == state.thread) {
        set(at, new Entry(state));
        return;
      }
      if (entry == GONE && free < 0) {
        free = at;
      }
      at = next(at, now);
    }
    if (free < 0) {
      free = at;
      used++;
    }
    size++;
    set(free, new Entry(state));
    sweepSome();
  }

  /** Removes what is known of a thread, unless something else is known by now. */
  synchronized void remove(LoopThread state) {
    @Nullable Entry[] now = slots;
    int at = slotOf(state.thread, now);
    for (Entry entry = now[at]; entry != null; entry = now[at]) {
      if (entry.state == state) {
        set(at, GONE);
        size--;
        break;
      }
      at = next(at, now);
    }
    if (size == 0) {
      slots = EMPTY;
      used = 0;
    }
  }

  /** How many threads are known, some of which may have ended. */
  synchronized int size() {
    return size;
  }

  /** How many entries were moved to a bigger table, ever. */
  synchronized long copied() {
    return copied;
  }

  private void sweepSome() {
    @Nullable Entry[] now = slots;
    for (int i = 0; i < SWEPT; i++) {
      sweep = next(sweep, now);
      Entry entry = now[sweep];
      if (entry != null && entry.state != null && hasEnded(entry.state)) {
        set(sweep, GONE);
        size--;
      }
    }
  }

  private void rebuild() {
    @Nullable Entry[] before = slots;
    int alive = 0;
    for (Entry entry : before) {
      if (entry != null && entry.state != null && !hasEnded(entry.state)) {
        alive++;
      }
    }
    @Nullable Entry[] after = new Entry[Math.max(SMALLEST, Integer.highestOneBit(alive + 1) * 4)];
    int kept = 0;
    for (Entry entry : before) {
      // Counted and kept apart: a thread may have ended in between, and then there is room enough.
      if (entry != null && entry.state != null && !hasEnded(entry.state)) {
        int at = slotOf(entry.state.thread, after);
        while (after[at] != null) {
          at = next(at, after);
        }
        after[at] = entry;
        kept++;
      }
    }
    used = kept;
    size = kept;
    copied += kept;
    slots = after;
  }

  /** A thread that was not started yet has not ended. */
  private static boolean hasEnded(LoopThread state) {
    return state.thread.getState() == Thread.State.TERMINATED;
  }

  private void set(int at, Entry entry) {
    @Nullable Entry[] now = slots;
    now[at] = entry;
    slots = now;
  }

  private static int slotOf(Thread thread, @Nullable Entry[] table) {
    return System.identityHashCode(thread) & (table.length - 1);
  }

  private static int next(int at, @Nullable Entry[] table) {
    return (at + 1) & (table.length - 1);
  }

  /** A final field, so that a look-up that races with a change sees all of a state or none. */
  private static final class Entry {
    final @Nullable LoopThread state;

    Entry(@Nullable LoopThread state) {
      this.state = state;
    }
  }
}
