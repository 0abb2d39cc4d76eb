package dev.selvedge.agent.sensor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An immutable identity map from threads to what is known of them, by open addressing. A look-up
 * takes no lock and makes no garbage, which a {@code ThreadLocal} would on every thread of no
 * interest.
 */
final class LoopTable {

  static final LoopTable EMPTY = new LoopTable(List.of());

  private final @Nullable LoopThread[] slots;

  private LoopTable(List<LoopThread> entries) {
    slots = new LoopThread[Math.max(2, Integer.highestOneBit(entries.size() + 1) * 4)];
    for (LoopThread entry : entries) {
      int at = slotOf(entry.thread);
      while (slots[at] != null) {
        at = next(at);
      }
      slots[at] = entry;
    }
  }

  @Nullable LoopThread get(Thread thread) {
    if (this == EMPTY) {
      return null;
    }
    for (int at = slotOf(thread); ; at = next(at)) {
      LoopThread entry = slots[at];
      if (entry == null || entry.thread == thread) {
        return entry;
      }
    }
  }

  LoopTable with(LoopThread state) {
    List<LoopThread> kept = livingExcept(state.thread);
    kept.add(state);
    return new LoopTable(kept);
  }

  LoopTable without(LoopThread state) {
    List<LoopThread> kept = livingExcept(state.thread);
    return kept.isEmpty() ? EMPTY : new LoopTable(kept);
  }

  private List<LoopThread> livingExcept(Thread thread) {
    List<LoopThread> kept = new ArrayList<>();
    for (LoopThread entry : slots) {
      if (entry != null && entry.thread != thread && entry.thread.isAlive()) {
        kept.add(entry);
      }
    }
    return kept;
  }

  private int slotOf(Thread thread) {
    return System.identityHashCode(thread) & (slots.length - 1);
  }

  private int next(int at) {
    return (at + 1) & (slots.length - 1);
  }
}
