package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.sensor.ThreadFacts;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The work that adds to a queue which is too long already: the first few pieces of it. Two that add
 * at once need not both be counted.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Adders {

  private static final int MOST = 16;

  private final AtomicBoolean busy = new AtomicBoolean();
  private final @Nullable Task[] works = new Task[MOST];
  private final long[] threads = new long[MOST];
  private final int[] adds = new int[MOST];
  private volatile int known;

  void add(Task work, ThreadTasks by, int weight) {
    if (busy.compareAndSet(false, true)) {
      try {
        int i = indexOf(work);
        if (i < 0 && known < MOST) {
          i = known;
          works[i] = Ancestors.bounded(work);
          threads[i] = ThreadFacts.id(by.thread);
          known = i + 1;
        }
        if (i >= 0) {
          adds[i] += weight;
        }
      } finally {
        busy.set(false);
      }
    }
  }

  private int indexOf(Task work) {
    for (int i = known - 1; i >= 0; i--) {
      if (works[i] == work) {
        return i;
      }
    }
    return -1;
  }

  /** How much one of them has added. */
  int most() {
    int most = 0;
    for (int i = known - 1; i >= 0; i--) {
      most = Math.max(most, adds[i]);
    }
    return most;
  }

  /** Whether one of them ran on this thread. */
  boolean has(long thread) {
    for (int i = known - 1; i >= 0; i--) {
      if (threads[i] == thread) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of them was made by this work, or by what that has made. */
  boolean descendFrom(Task maker) {
    for (int i = known - 1; i >= 0; i--) {
      Task work = works[i];
      if (work != null && work.descendsFrom(maker)) {
        return true;
      }
    }
    return false;
  }
}
