package dev.selvedge.agent.report;

import java.util.Locale;

/** Durations and counts in words for people. */
public final class Durations {

  private static final double MILLI = 1_000_000;

  private Durations() {}

  /**
   * Nanoseconds in the unit that reads best: {@code 8.4 ms}, {@code 212 ms}, {@code 1.3 s}, {@code
   * 2 min 5 s}.
   */
  public static String readable(long nanos) {
    double millis = nanos / MILLI;
    if (millis < 0.05) {
      return "under 0.1 ms";
    }
    if (millis < 9.95) {
      return String.format(Locale.ROOT, "%.1f ms", millis);
    }
    if (millis < 999.5) {
      return Math.round(millis) + " ms";
    }
    if (millis < 59_950) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1_000);
    }
    long seconds = Math.round(millis / 1_000);
    return seconds < 3_600
        ? pair(seconds / 60, "min", seconds % 60, "s")
        : pair(seconds / 3_600, "h", seconds % 3_600 / 60, "min");
  }

  private static String pair(long large, String unit, long small, String smallUnit) {
    return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }

  /**
   * How often and how long: {@code 3 times, 212 ms in all, longest 101 ms}; durations of 0 are not
   * known and left out.
   */
  public static String happened(long count, long totalNanos, long longestNanos) {
    if (count <= 1) {
      long nanos = Math.max(totalNanos, longestNanos);
      return nanos == 0 ? "once" : "once, for " + readable(nanos);
    }
    String text = String.format(Locale.ROOT, "%,d times", count);
    if (totalNanos > 0) {
      text += ", " + readable(totalNanos) + " in all";
    }
    return longestNanos > 0 ? text + ", longest " + readable(longestNanos) : text;
  }

  /** A number with its noun: {@code 1 error}, {@code 2 errors}, {@code 1,200 errors}. */
  public static String counted(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
