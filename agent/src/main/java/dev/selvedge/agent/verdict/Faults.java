package dev.selvedge.agent.verdict;

import dev.selvedge.agent.rule.Candidate.Moment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What several rules say of one wait, of which one rule tells most. Guarded by the lock of {@link
 * Verdict}.
 */
final class Faults {

  /** Of rules that see the same fault the one that tells most of it comes first. */
  private static final List<String> ORDER =
      List.of("StarvedPool", "SyncOverAsync", "BlockedEventLoop");

  private final Map<Moment, List<Occurrence>> open = new HashMap<>();

  void add(Occurrence occurrence) {
    if (rank(occurrence) >= 0) {
      for (Moment moment : occurrence.candidate.moments()) {
        open.computeIfAbsent(moment, first -> new ArrayList<>(2)).add(occurrence);
      }
    }
  }

  /** Forgets waits about which nothing can be said any more. */
  void forget(Occurrence occurrence) {
    for (Moment moment : occurrence.candidate.moments()) {
      List<Occurrence> same = open.get(moment);
      if (same != null && same.stream().noneMatch(Occurrence::isOpen)) {
        open.remove(moment);
      }
    }
  }

  /** What others say of the same waits that is counted already, and tells more. */
  List<Occurrence> above(Occurrence occurrence) {
    return same(occurrence).stream()
        .filter(
            each ->
                each.counted
                    && !each.explained
                    && !each.countedIn.isEmpty()
                    && rank(each) < rank(occurrence))
        .toList();
  }

  /** What others say of the same waits that is counted, or going to be, and tells less. */
  List<Occurrence> below(Occurrence occurrence) {
    return same(occurrence).stream().filter(each -> rank(each) > rank(occurrence)).toList();
  }

  private Set<Occurrence> same(Occurrence occurrence) {
    Set<Occurrence> counted = new LinkedHashSet<>();
    if (rank(occurrence) >= 0) {
      for (Moment moment : occurrence.candidate.moments()) {
        for (Occurrence each : open.getOrDefault(moment, List.of())) {
          if (each.counted || each.candidate.certainty().isMatterOfTime()) {
            counted.add(each);
          }
        }
      }
    }
    return counted;
  }

  private static int rank(Occurrence occurrence) {
    return ORDER.indexOf(occurrence.candidate.rule().name());
  }
}
