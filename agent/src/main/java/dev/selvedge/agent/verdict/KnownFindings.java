package dev.selvedge.agent.verdict;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The findings of which some are known from before. Which ones may change when there is another one
 * in the same method. Guarded by the lock of {@link Verdict}.
 */
final class KnownFindings {

  private final Known known;
  private final Map<String, Method> byFingerprint = new HashMap<>();

  KnownFindings(Known known) {
    this.known = known;
  }

  /** There is one more; those of which something else holds now than before. */
  List<Finding> add(Finding finding) {
    String fingerprint = finding.fingerprint();
    if (!known.has(fingerprint)) {
      return List.of();
    }
    return byFingerprint.computeIfAbsent(fingerprint, Method::new).add(finding);
  }

  /** There is one less; those of which something else holds now than before. */
  List<Finding> remove(Finding finding) {
    Method method = byFingerprint.get(finding.fingerprint());
    return method == null ? List.of() : method.remove(finding);
  }

  /** What there is of one fingerprint. Which lines are known depends on the lines there are. */
  private final class Method {

    private final String fingerprint;
    private final SortedMap<Integer, Set<Finding>> byLine = new TreeMap<>();
    private Set<Integer> knownLines = Set.of();

    Method(String fingerprint) {
      this.fingerprint = fingerprint;
    }

    List<Finding> add(Finding finding) {
      Set<Finding> same = byLine.get(finding.line());
      if (same != null) {
        same.add(finding);
        return finding.know(knownLines.contains(finding.line())) ? List.of(finding) : List.of();
      }
      Set<Finding> first = Collections.newSetFromMap(new IdentityHashMap<>());
      first.add(finding);
      byLine.put(finding.line(), first);
      return judge();
    }

    List<Finding> remove(Finding finding) {
      Set<Finding> same = byLine.get(finding.line());
      if (same == null || !same.remove(finding) || !same.isEmpty()) {
        return List.of();
      }
      byLine.remove(finding.line());
      return byLine.isEmpty() ? List.of() : judge();
    }

    private List<Finding> judge() {
      knownLines = known.among(fingerprint, new TreeSet<>(byLine.keySet()));
      return byLine.values().stream()
          .flatMap(Set::stream)
          .filter(each -> each.know(knownLines.contains(each.line())))
          .toList();
    }
  }
}
