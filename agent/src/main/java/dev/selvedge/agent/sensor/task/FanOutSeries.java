package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The numbers of a fan-out over time: a limited number of points, ever further apart, and the peak.
 * Who finds another thread at it leaves its point out.
 */
final class FanOutSeries {

  private static final int POINTS = 64;
  private static final int COLUMNS = 3;
  private static final List<String> NAMES = List.of("created", "running", "waiting");

  /** Two points are no nearer to each other than this, in nanoseconds. */
  private long gap = 20_000;

  private final AtomicBoolean busy = new AtomicBoolean();
  private final long[] nanos = new long[POINTS];
  private final int[] values = new int[POINTS * COLUMNS];
  private int size;
  private long peakNanos;
  private final int[] peak = new int[COLUMNS];

  void add(boolean isPeak, int created, int running, int waiting) {
    if (!busy.compareAndSet(false, true)) {
      return;
    }
    try {
      long now = System.nanoTime();
      if (isPeak && running >= peak[1]) {
        peakNanos = now;
        set(peak, 0, created, running, waiting);
      }
      if (size == 0 || now - nanos[size - 1] >= gap) {
        if (size == POINTS) {
          halve();
        }
        nanos[size] = now;
        set(values, size * COLUMNS, created, running, waiting);
        size++;
      }
    } finally {
      busy.set(false);
    }
  }

  private static void set(int[] to, int at, int created, int running, int waiting) {
    to[at] = created;
    to[at + 1] = Math.max(0, running);
    to[at + 2] = Math.max(0, waiting);
  }

  private void halve() {
    for (int i = 0; i < POINTS / 2; i++) {
      nanos[i] = nanos[2 * i];
      System.arraycopy(values, 2 * i * COLUMNS, values, i * COLUMNS, COLUMNS);
    }
    size = POINTS / 2;
    gap *= 2;
  }

  /**
   * The points so far, the peak among them.
   *
   * @param mostRunning how many ran at the peak
   */
  Series series(int mostRunning) {
    List<List<Long>> points = new ArrayList<>();
    boolean hasPeak = mostRunning == 0;
    for (int i = 0; i < size; i++) {
      if (!hasPeak && nanos[i] - peakNanos >= 0) {
        points.add(point(peakNanos, peak, 0, mostRunning));
        hasPeak = true;
      }
      int at = i * COLUMNS;
      points.add(point(nanos[i], values, at, Math.min(values[at + 1], mostRunning)));
    }
    if (!hasPeak) {
      points.add(point(peakNanos, peak, 0, mostRunning));
    }
    return new Series(NAMES, points);
  }

  private static List<Long> point(long nanos, int[] from, int at, int running) {
    return List.of(nanos, (long) from[at], (long) running, (long) from[at + 2]);
  }
}
