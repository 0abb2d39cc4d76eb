package dev.selvedge.agent.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The same finding of any number of JVMs and tests as one, with its counts and durations added up.
 */
final class MergedFinding {

  private static final int MOST_TESTS = 100;

  private FindingView finding;
  private final Set<String> runs = new LinkedHashSet<>();
  private final Set<String> tests = new LinkedHashSet<>();
  private boolean error;
  private boolean known = true;
  private long count;
  private long durationNanos;
  private long longestNanos;

  private MergedFinding(FindingView finding) {
    this.finding = finding;
  }

  /** All findings, the same ones merged, worst first. */
  static List<MergedFinding> merge(Collection<? extends Map<String, ?>> findings) {
    Map<List<@Nullable Object>, MergedFinding> merged = new LinkedHashMap<>();
    for (Map<String, ?> map : findings) {
      FindingView finding = FindingView.of(map);
      merged.computeIfAbsent(finding.identity(), same -> new MergedFinding(finding)).add(finding);
    }
    List<MergedFinding> sorted = new ArrayList<>(merged.values());
    sorted.sort(WorstFirst.MERGED);
    return sorted;
  }

  private void add(FindingView other) {
    runs.add(other.run());
    if (other.test() != null && tests.size() < MOST_TESTS) {
      tests.add(other.test());
    }
    if (other.longestNanos() > longestNanos) {
      // The stack to look at is that of the worst case.
      finding = other;
    }
    error |= other.error();
    known &= other.known();
    count = plus(count, other.count());
    durationNanos = plus(durationNanos, other.durationNanos());
    longestNanos = Math.max(longestNanos, other.longestNanos());
  }

  /** Sums of journals that are broken on purpose must not turn negative. */
  private static long plus(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }

  /** The one of them that lasted longest. */
  FindingView finding() {
    return finding;
  }

  boolean error() {
    return error;
  }

  /** Whether it is in the baseline of all JVMs that it happened in. */
  boolean known() {
    return known;
  }

  int runs() {
    return runs.size();
  }

  /** The tests it happened in, at most 100. */
  Set<String> tests() {
    return tests;
  }

  long durationNanos() {
    return durationNanos;
  }

  String happened() {
    return Durations.happened(count, durationNanos, longestNanos);
  }
}
