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

  /** The task in which all of them were made, and the callback. */
  private @Nullable Task maker;

  private int callback;

  void add(Object future, @Nullable Task task, int inCallback) {
    if (task != maker || inCallback != callback) {
      maker = task;
      callback = inCallback;
      next = 0;
      Arrays.fill(hashes, 0);
    }
    hashes[next++ & (KEPT - 1)] = System.identityHashCode(future);
  }

  boolean contains(Object future, @Nullable Task task, int inCallback) {
    int hash = System.identityHashCode(future);
    if (task == maker && inCallback == callback) {
      for (int each : hashes) {
        if (each == hash) {
          return true;
        }
      }
    }
    return false;
  }
}
