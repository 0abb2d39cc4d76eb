package dev.selvedge.agent.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which of the lines of a method that are found now are those that were known before, when lines
 * may have been moved, and some are new.
 */
final class Places {

  /** Beyond so many pairs of lines it is not tried by how much they were moved. */
  private static final int MOST_PAIRS = 10_000;

  private final SortedSet<Integer> before;
  private final SortedSet<Integer> now;

  private Places(SortedSet<Integer> before, SortedSet<Integer> now) {
    this.before = before;
    this.now = now;
  }

  /** Those of now that were known; no more than there were. */
  static Set<Integer> known(SortedSet<Integer> before, SortedSet<Integer> now) {
    return now.size() <= before.size() ? now : new Places(before, now).known();
  }

  private Set<Integer> known() {
    int shift = likelyShift();
    Set<Integer> known = new TreeSet<>();
    List<Integer> left = new ArrayList<>();
    for (int line : before) {
      if (now.contains(line + shift)) {
        known.add(line + shift);
      } else {
        left.add(line + shift);
      }
    }
    for (int line : left) {
      known.add(nearest(line, known));
    }
    return known;
  }

  /** By how much most of them were moved; of several answers the smallest. */
  private int likelyShift() {
    if ((long) before.size() * now.size() > MOST_PAIRS) {
      return 0;
    }
    int best = 0;
    long most = matches(0);
    for (int from : before) {
      for (int to : now) {
        int shift = to - from;
        long matches = matches(shift);
        if (matches > most || (matches == most && Math.abs(shift) < Math.abs(best))) {
          best = shift;
          most = matches;
        }
      }
    }
    return best;
  }

  private long matches(int shift) {
    return before.stream().filter(line -> now.contains(line + shift)).count();
  }

  private int nearest(int line, Set<Integer> taken) {
    int nearest = now.first();
    long least = Long.MAX_VALUE;
    for (int each : now) {
      long distance = Math.abs((long) each - line);
      if (distance < least && !taken.contains(each)) {
        nearest = each;
        least = distance;
      }
    }
    return nearest;
  }
}
