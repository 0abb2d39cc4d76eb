package dev.selvedge.agent.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is being watched: a test, a class or a recording. Guarded by the lock of {@link Verdict}.
 */
final class Window {

  final String id;
  final Kind kind;
  final String name;
  final @Nullable Window parent;
  final List<Finding> findings = new ArrayList<>();

  /** What is allowed in it, and in the windows that lie in it. */
  List<Allowance> allowances = List.of();

  /** What is expected to be found in it, and in the windows that lie in it. */
  List<Expectation> expectations = List.of();

  /** What was expected and happened, and is no finding because it is allowed. */
  final Map<Expectation, Allowance> allowed = new LinkedHashMap<>(0);

  int openInner;
  boolean closed;

  /** What was found as it was expected; findings that were taken back included. */
  private final Map<Finding, Set<Expectation>> met = new LinkedHashMap<>(0);

  private final Map<String, ?> described;
  private final long openedNanos;

  Window(String id, Map<String, ?> described, @Nullable Window parent, long nanos) {
    this.id = id;
    this.described = described;
    this.parent = parent;
    this.kind = Kind.of(described.get("kind"));
    this.name = String.valueOf(described.get("name"));
    this.openedNanos = nanos;
  }

  /** Whether this window is the other one, or lies in it; every window lies in null. */
  boolean isIn(@Nullable Window other) {
    for (Window each = this; each != null; each = each.parent) {
      if (each.equals(other)) {
        return true;
      }
    }
    return other == null;
  }

  /** What is allowed here, and in the windows around. */
  List<Allowance> allAllowances() {
    if (parent == null) {
      return allowances;
    }
    List<Allowance> all = new ArrayList<>(allowances);
    all.addAll(parent.allAllowances());
    return all;
  }

  /** What is expected here, and in the windows around. */
  List<Expectation> allExpectations() {
    if (parent == null) {
      return expectations;
    }
    List<Expectation> around = parent.allExpectations();
    if (expectations.isEmpty()) {
      return around;
    }
    List<Expectation> all = new ArrayList<>(expectations);
    all.addAll(around);
    return all;
  }

  /** A finding of this window, or of one inside, is what was expected. */
  void met(Finding finding, Set<Expectation> expected) {
    met.computeIfAbsent(finding, first -> new LinkedHashSet<>()).addAll(expected);
  }

  /** What was expected, and found. */
  Set<Expectation> met() {
    Set<Expectation> all = new LinkedHashSet<>();
    met.forEach(
        (finding, expected) -> {
          if (!finding.hasLeft()) {
            all.addAll(expected);
          }
        });
    return all;
  }

  /**
   * Whether whoever opened it, or one around it, has said that nothing found there fails a test.
   */
  boolean isUnguarded() {
    for (Window each = this; each != null; each = each.parent) {
      if (each.described.get("guarded") instanceof Boolean guarded) {
        return !guarded;
      }
    }
    return false;
  }

  /** The class window that this one is, or lies in. */
  @Nullable Window classWindow() {
    for (Window each = this; each != null; each = each.parent) {
      if (each.kind == Kind.CLASS) {
        return each;
      }
    }
    return null;
  }

  Map<String, Object> toMap(long closedNanos) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", kind.name().toLowerCase(java.util.Locale.ROOT));
    map.put("name", name);
    map.put("class", described.get("class"));
    map.put("method", described.get("method"));
    map.put("parent", parent == null ? null : parent.id);
    map.put("openedNanos", openedNanos);
    map.put("closedNanos", closedNanos);
    map.put("findings", findings.stream().map(finding -> finding.id).toList());
    return map;
  }

  /** The kinds of windows that are opened; the whole JVM is what remains. */
  enum Kind {
    TEST,
    CLASS,
    RECORD;

    static Kind of(@Nullable Object word) {
      for (Kind kind : values()) {
        if (kind.name().equalsIgnoreCase(String.valueOf(word))) {
          return kind;
        }
      }
      throw new IllegalArgumentException("kind of window: " + word);
    }
  }
}
