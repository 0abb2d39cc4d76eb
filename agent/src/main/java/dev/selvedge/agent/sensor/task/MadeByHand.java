package dev.selvedge.agent.sensor.task;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The futures that a thread has made by hand of late, and in which task: by their hash, so that
 * none of them is held, and what two of them might have in common costs a finding and makes none.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class MadeByHand {

  private static final int KEPT = 64;

  private final int[] hashes = new int[KEPT];
  private int next;

  /** The task in which all of them were made. */
  private @Nullable Task maker;

  void add(Object future, @Nullable Task task) {
    if (task != maker) {
      maker = task;
      next = 0;
      Arrays.fill(hashes, 0);
    }
    hashes[next++ & (KEPT - 1)] = System.identityHashCode(future);
  }

  boolean contains(Object future, @Nullable Task task) {
    int hash = System.identityHashCode(future);
    if (task == maker) {
      for (int each : hashes) {
        if (each == hash) {
          return true;
        }
      }
    }
    return false;
  }
}
