package dev.selvedge.agent.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The findings of which some are known from before. Which ones may change when there is another one
 * in the same method. Guarded by the lock of {@link Verdict}.
 */
final class KnownFindings {

  private final Known known;
  private final Map<String, List<Finding>> byFingerprint = new HashMap<>();

  KnownFindings(Known known) {
    this.known = known;
  }

  /** There is one more; those of which something else holds now than before. */
  List<Finding> add(Finding finding) {
    if (!known.has(finding.fingerprint())) {
      return List.of();
    }
    List<Finding> same =
        byFingerprint.computeIfAbsent(finding.fingerprint(), first -> new ArrayList<>());
    same.add(finding);
    return judge(same);
  }

  /** There is one less; those of which something else holds now than before. */
  List<Finding> remove(Finding finding) {
    List<Finding> same = byFingerprint.get(finding.fingerprint());
    return same != null && same.remove(finding) && !same.isEmpty() ? judge(same) : List.of();
  }

  private List<Finding> judge(List<Finding> same) {
    SortedSet<Integer> lines = new TreeSet<>();
    same.forEach(each -> lines.add(each.line()));
    Set<Integer> knownLines = known.among(same.get(0).fingerprint(), lines);
    List<Finding> changed = new ArrayList<>();
    for (Finding each : same) {
      if (each.know(knownLines.contains(each.line()))) {
        changed.add(each);
      }
    }
    return changed;
  }
}
