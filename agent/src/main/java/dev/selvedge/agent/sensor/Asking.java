package dev.selvedge.agent.sensor;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The threads that ask a test of the user at this moment, so that none asks it inside of itself.
 * Without locks and garbage, since threads ask at every call that may block.
 */
final class Asking {

  private static final int SLOTS = 1024;

  /** A thread that finds so many slots taken by others goes without an answer. */
  private static final int PROBES = 16;

  private static final AtomicReferenceArray<@Nullable Thread> THREADS =
      new AtomicReferenceArray<>(SLOTS);

  /** Whether the test itself has made a call that may block; each is its thread's own. */
  private static final boolean[] BLOCKED = new boolean[SLOTS];

  private Asking() {}

  /** Makes ready what a thread must not load and initialise while it parks. */
  static void prepare() {
    end(begin(Thread.currentThread()));
  }

  /** The thread begins to ask: its slot, or -1 if it must not. */
  static int begin(Thread current) {
    int home = System.identityHashCode(current);
    for (int i = 0; i < PROBES; i++) {
      int slot = (home + i) & (SLOTS - 1);
      if (THREADS.get(slot) == current) {
        BLOCKED[slot] = true;
        return -1;
      }
    }
    for (int i = 0; i < PROBES; i++) {
      int slot = (home + i) & (SLOTS - 1);
      if (THREADS.get(slot) == null && THREADS.compareAndSet(slot, null, current)) {
        BLOCKED[slot] = false;
        return slot;
      }
    }
    return -1;
  }

  /** It has asked; whether the test has made a call that may block. */
  static boolean end(int slot) {
    if (slot < 0) {
      return false;
    }
    boolean blocked = BLOCKED[slot];
    THREADS.set(slot, null);
    return blocked;
  }
}
