package dev.selvedge.agent.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The same finding of any number of JVMs and tests as one, with its counts and durations added up.
 */
public final class MergedFinding {

  private static final int MOST_TESTS = 100;
  private static final int MOST_JVMS = 100;

  private FindingView finding;
  private final Map<String, Long> byRun = new LinkedHashMap<>();
  private final Set<String> allTests = new LinkedHashSet<>();
  private Map<String, String> labels = Map.of();
  private boolean error;
  private boolean known = true;
  private long count;
  private long durationNanos;
  private long longestNanos;

  private MergedFinding(FindingView finding) {
    this.finding = finding;
  }

  /** All findings, the same ones merged, worst first. */
  public static List<MergedFinding> merge(Collection<? extends Map<String, ?>> findings) {
    Map<List<@Nullable Object>, MergedFinding> merged = new LinkedHashMap<>();
    for (Map<String, ?> map : findings) {
      FindingView finding = FindingView.of(map);
      merged.computeIfAbsent(finding.identity(), same -> new MergedFinding(finding)).add(finding);
    }
    List<MergedFinding> sorted = new ArrayList<>(merged.values());
    sorted.sort(WorstFirst.MERGED);
    return sorted;
  }

  /** The same, with the names of the JVMs that they happened in. */
  static List<MergedFinding> merge(
      Collection<? extends Map<String, ?>> findings, Collection<Run> runs) {
    Map<String, String> labels = new HashMap<>();
    runs.forEach(run -> labels.put(run.id(), run.label()));
    List<MergedFinding> merged = merge(findings);
    merged.forEach(each -> each.labels = labels);
    return merged;
  }

  private void add(FindingView other) {
    byRun.merge(other.run(), other.count(), MergedFinding::plus);
    if (other.test() != null) {
      allTests.add(other.test());
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
  public FindingView finding() {
    return finding;
  }

  public boolean error() {
    return error;
  }

  /** Whether it is in the baseline of all JVMs that it happened in. */
  public boolean known() {
    return known;
  }

  /** In how many JVMs it happened. */
  public int runs() {
    return byRun.size();
  }

  /** The ids of the JVMs it happened in, and how often it did in each. */
  Map<String, Long> byRun() {
    return byRun;
  }

  /** The JVMs it happened in, for people, and how often it did in each; at most 100. */
  List<String> jvms() {
    return byRun.entrySet().stream()
        .limit(MOST_JVMS)
        .map(
            run ->
                labels.getOrDefault(run.getKey(), "JVM " + run.getKey())
                    + (run.getValue() == 1 ? ": once" : ": " + run.getValue() + " times"))
        .toList();
  }

  /** The tests it happened in, at most 100. */
  public Set<String> tests() {
    return allTests.stream().limit(MOST_TESTS).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** In how many tests it happened. */
  int testCount() {
    return allTests.size();
  }

  /** How often all of them happened together. */
  public long count() {
    return count;
  }

  public long durationNanos() {
    return durationNanos;
  }

  public String happened() {
    return Durations.happened(count, durationNanos, longestNanos);
  }
}
