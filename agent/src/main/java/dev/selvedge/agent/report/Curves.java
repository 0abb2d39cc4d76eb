package dev.selvedge.agent.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers over time, as a journal has them: each point is a time in nanoseconds and a number for
 * each of the names.
 *
 * @param names what is counted, at least one
 * @param points by time; at least two, of which the first is not the last in time
 * @param limit what the numbers are held against, 0 if that is not known
 */
public record Curves(List<String> names, List<long[]> points, long limit) {

  private static final int MOST_NAMES = 4;

  /** The agent writes fewer. */
  private static final int MOST_POINTS = 256;

  /**
   * Those under the key {@code series}, or null where there are none that can be drawn.
   *
   * @param names what is counted, in the order of the numbers; those that a point lacks are left
   *     out for all
   */
  static @Nullable Curves of(Fields owner, List<String> names, long limit) {
    List<long[]> points = new ArrayList<>();
    int width = Math.min(names.size(), MOST_NAMES);
    for (Object each : owner.list("series")) {
      if (points.size() < MOST_POINTS && each instanceof List<?> numbers && numbers.size() > 1) {
        long[] point = point(numbers);
        width = Math.min(width, point.length - 1);
        points.add(point);
      }
    }
    points.sort(Comparator.comparingLong(point -> point[0]));
    if (width == 0 || points.size() < 2 || !lasts(points)) {
      return null;
    }
    return new Curves(List.copyOf(names.subList(0, width)), points, Math.max(0, limit));
  }

  /** Counts are never negative; what is no number counts as none. */
  private static long[] point(List<?> numbers) {
    long[] point = new long[Math.min(numbers.size(), MOST_NAMES + 1)];
    for (int at = 0; at < point.length; at++) {
      long number = numbers.get(at) instanceof Number value ? value.longValue() : 0;
      point[at] = at == 0 ? number : Math.max(0, number);
    }
    return point;
  }

  private static boolean lasts(List<long[]> points) {
    long length = points.get(points.size() - 1)[0] - points.get(0)[0];
    // Between times that are none there can be more than a number holds.
    return length > 0;
  }

  long startNanos() {
    return points.get(0)[0];
  }

  long lengthNanos() {
    return points.get(points.size() - 1)[0] - startNanos();
  }

  /** The largest number of a curve, which is one of 0, 1 and so on. */
  long peak(int curve) {
    return points.stream().mapToLong(point -> point[curve + 1]).max().orElse(0);
  }

  /** The largest of all numbers, the limit among them. */
  long top() {
    long top = limit;
    for (int curve = 0; curve < names.size(); curve++) {
      top = Math.max(top, peak(curve));
    }
    return top;
  }
}
