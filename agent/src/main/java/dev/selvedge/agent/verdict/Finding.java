package dev.selvedge.agent.verdict;

import dev.selvedge.agent.event.SiteLines;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fault at a place, however often it happened in one window. Guarded by the lock of {@link
 * Verdict}.
 */
final class Finding {

  final String id;

  /** More consequences than this are not named. */
  private static final int MOST_CONSEQUENCES = 32;

  private final Map<Consequence, Map<String, Object>> consequences = new LinkedHashMap<>();
  private Severity severity;
  private final Candidate first;
  private final @Nullable Window window;
  private final Windows.Blame blame;
  private final int stackDepth;
  private final String fingerprint;
  private boolean known;
  private long count;
  private long totalNanos;
  private long longestNanos;
  private boolean expected;
  private boolean unguarded;
  private boolean left;

  Finding(
      String id,
      Severity severity,
      Candidate first,
      @Nullable Window window,
      Windows.Blame blame,
      int stackDepth) {
    this.id = id;
    this.severity = severity;
    this.first = first;
    this.window = window;
    this.blame = blame;
    this.stackDepth = stackDepth;
    this.fingerprint = Fingerprint.of(first);
  }

  /**
   * It happened once more; whether the count is one at which the journal should hear of it at once.
   */
  boolean happened() {
    count++;
    return Long.bitCount(count) == 1;
  }

  /**
   * One of the times was something else; whether none is left.
   *
   * @param nanos how long that took
   */
  boolean didNotHappen(long nanos) {
    count--;
    totalNanos -= nanos;
    return count == 0;
  }

  /** Something that another rule says is explained by this; it is as grave as that. */
  void explains(Candidate other, Severity gravity) {
    if (gravity.compareTo(severity) < 0) {
      severity = gravity;
    }
    if (consequences.size() < MOST_CONSEQUENCES) {
      consequences.computeIfAbsent(
          new Consequence(other.rule().name(), other.api(), other.site()),
          another -> line(other, gravity));
    }
  }

  private static Map<String, Object> line(Candidate other, Severity gravity) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("rule", other.rule().name());
    line.put("severity", gravity.name());
    line.put("message", other.message());
    putPlace(line, other.site());
    return line;
  }

  /** It is no finding of its window any more. */
  void leave() {
    left = true;
    if (window != null) {
      window.findings.remove(this);
    }
  }

  /** Whether it is none any more. */
  boolean hasLeft() {
    return left;
  }

  /** A test expects it, which shows a fault. */
  void expected() {
    expected = true;
  }

  /** It comes from where nothing that is found fails a test. */
  void unguarded() {
    unguarded = true;
  }

  /** Whether it is not known, nobody expects it, and it comes from where something may fail. */
  boolean mayFail() {
    return !known && !expected && !unguarded;
  }

  /** What it is known by. */
  String fingerprint() {
    return fingerprint;
  }

  /** The line of its site. */
  int line() {
    return first.site().getLineNumber();
  }

  /** It is known from before, or not; whether that is news. */
  boolean know(boolean now) {
    boolean news = known != now;
    known = now;
    return news;
  }

  Severity severity() {
    return severity;
  }

  void lasted(long nanos) {
    totalNanos += nanos;
    longestNanos = Math.max(longestNanos, nanos);
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("version", 1);
    map.put("rule", first.rule().name());
    map.put("severity", severity.name());
    if (known) {
      map.put("known", true);
    }
    map.put("message", first.message());
    map.put("fix", first.fix());
    map.put("docs", first.rule().page());
    map.put("api", first.api());
    map.put("attribution", blame.attribution());
    map.put("test", blame.test());
    map.put("window", window == null ? null : window.id);
    if (!blame.candidates().isEmpty()) {
      map.put("candidates", blame.candidates());
    }
    map.put("thread", first.thread());
    map.put("count", count);
    map.put("site", place(first.site()));
    if (first.origin() != null) {
      map.put("origin", place(first.origin()));
    }
    if (first.series() != null) {
      map.put("columns", first.series().columns());
      map.put("series", first.series().points());
    }
    map.put("stack", lines(first.stack()));
    map.put("lineage", LineageLines.of(first.lineage()));
    map.put("consequences", List.copyOf(consequences.values()));
    map.put("firstNanos", first.nanos());
    map.put("durationNanos", totalNanos);
    map.put("longestNanos", longestNanos);
    map.put("fingerprint", fingerprint);
    if (expected) {
      map.put("expected", true);
    }
    return map;
  }

  private List<String> lines(List<StackTraceElement> stack) {
    return stack.stream().limit(stackDepth).map(Finding::line).toList();
  }

  /** The element as stack traces show it, without class loader and module. */
  private static String line(StackTraceElement element) {
    return new StackTraceElement(
            element.getClassName(),
            element.getMethodName(),
            element.getFileName(),
            element.getLineNumber())
        .toString();
  }

  private static Map<String, Object> place(StackTraceElement element) {
    return SiteLines.of(element);
  }

  /** Puts a place in the code, under the keys that all places have. */
  static void putPlace(Map<String, Object> map, StackTraceElement element) {
    map.putAll(SiteLines.of(element));
  }

  /** What makes two consequences the same. */
  private record Consequence(String rule, String api, StackTraceElement site) {}
}
