package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many there are of something, over time: at most so many points, of which the highest is
 * always one. A point that several threads want to add at once is added by one of them.
 */
final class Depths {

  /** What has not grown for so long is not believed to grow any further. */
  static final long STABLE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final int MOST = 64;

  private final AtomicInteger peak = new AtomicInteger();
  private final AtomicBoolean busy = new AtomicBoolean();
  private final long[] nanos = new long[MOST];
  private final int[] depths = new int[MOST];
  private int points;
  private long peakNanos;
  private int peakKept;

  /** Of so many numbers one is kept; more the longer it goes on. */
  private int every = 1;

  private int passed;

  /** There are so many now. */
  void add(int depth) {
    boolean higher = raise(depth);
    if (busy.compareAndSet(false, true)) {
      try {
        put(depth, higher);
      } finally {
        busy.set(false);
      }
    }
  }

  private boolean raise(int depth) {
    for (int known = peak.get(); known < depth; known = peak.get()) {
      if (peak.compareAndSet(known, depth)) {
        return true;
      }
    }
    return false;
  }

  private void put(int depth, boolean higher) {
    boolean due = ++passed >= every;
    if (!due && !higher) {
      return;
    }
    long now = System.nanoTime();
    if (depth > peakKept) {
      peakKept = depth;
      peakNanos = now;
    }
    if (due) {
      passed = 0;
      if (points == MOST) {
        thin();
      }
      nanos[points] = now;
      depths[points++] = depth;
    }
  }

  private void thin() {
    for (int i = 0; i < MOST / 2; i++) {
      nanos[i] = nanos[2 * i];
      depths[i] = depths[2 * i];
    }
    points = MOST / 2;
    every *= 2;
  }

  int peak() {
    return peak.get();
  }

  /** The points; whoever adds meanwhile is let alone. */
  Series series(String column) {
    List<List<Long>> all = new ArrayList<>();
    int known = Math.min(points, MOST);
    long highestNanos = peakNanos;
    boolean told = peakKept == 0;
    for (int i = 0; i < known; i++) {
      if (!told && nanos[i] >= highestNanos) {
        told = true;
        if (depths[i] < peak()) {
          all.add(List.of(highestNanos, (long) peak()));
        }
      }
      all.add(List.of(nanos[i], (long) depths[i]));
    }
    if (!told) {
      all.add(List.of(highestNanos, (long) peak()));
    }
    return new Series(List.of(column), all);
  }
}
