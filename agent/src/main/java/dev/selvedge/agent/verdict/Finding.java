package dev.selvedge.agent.verdict;

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
  final Severity severity;

  private final Candidate first;
  private final @Nullable Window window;
  private final Windows.Blame blame;
  private final int stackDepth;
  private long count;
  private long totalNanos;
  private long longestNanos;

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
  }

  /**
   * It happened once more; whether the count is one at which the journal should hear of it at once.
   */
  boolean happened() {
    count++;
    return Long.bitCount(count) == 1;
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
    map.put("stack", lines(first.stack()));
    map.put("lineage", LineageLines.of(first.lineage()));
    map.put("consequences", List.of());
    map.put("firstNanos", first.nanos());
    map.put("durationNanos", totalNanos);
    map.put("longestNanos", longestNanos);
    map.put("fingerprint", Fingerprint.of(first));
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
    Map<String, Object> map = new LinkedHashMap<>();
    putPlace(map, element);
    return map;
  }

  /** Puts a place in the code, under the keys that all places have. */
  static void putPlace(Map<String, Object> map, StackTraceElement element) {
    map.put("class", element.getClassName());
    map.put("method", element.getMethodName());
    map.put("file", element.getFileName());
    map.put("line", element.getLineNumber());
  }
}
