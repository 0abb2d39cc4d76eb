package dev.selvedge.agent.cases.memory;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;

/** What of the heap is reachable. */
final class Heap {

  private static final int COLLECTIONS = 4;

  private Heap() {}

  /** The bytes that are in use after everything unreachable has gone. */
  static long used() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  /** Whether an object can be collected, which may take some collections. */
  static boolean isCollected(WeakReference<?> object) throws InterruptedException {
    for (int i = 0; i < 40 && object.get() != null; i++) {
      System.gc();
      Thread.sleep(i);
    }
    return object.get() == null;
  }
}
