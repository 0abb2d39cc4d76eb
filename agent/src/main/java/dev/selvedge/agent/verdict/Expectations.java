package dev.selvedge.agent.verdict;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.rule.Candidate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells findings what tests expect of them. A finding is expected if any test expects it that may
 * have caused it: that it comes from by its lineage, or that is a candidate, or one around these.
 * Guarded by the lock of {@link Verdict}.
 */
final class Expectations {

  private final Allowances allowances;

  Expectations(Allowances allowances) {
    this.allowances = allowances;
  }

  /**
   * A finding is there, or has happened once more.
   *
   * @param windows those in which it counts, or that it may come from
   */
  void happened(Finding finding, Occurrence occurrence, List<@Nullable Window> windows) {
    for (Window start : windows) {
      Set<Expectation> met = start == null ? Set.of() : met(occurrence, start);
      if (!met.isEmpty()) {
        finding.expected();
        for (Window each = start; each != null; each = each.parent) {
          each.met(finding, met);
        }
      }
    }
  }

  /**
   * Something has happened that is allowed, and is no finding for that.
   *
   * @param windows those in which it would count, or that it may come from
   */
  void allowed(Allowance allowance, Occurrence occurrence, List<@Nullable Window> windows) {
    for (Window start : windows) {
      Set<Expectation> meant = start == null ? Set.of() : met(occurrence, start);
      for (Window each = start; each != null && !meant.isEmpty(); each = each.parent) {
        for (Expectation expectation : meant) {
          each.allowed.putIfAbsent(expectation, allowance);
        }
      }
    }
  }

  /** What of all that is expected in a window, and around it, is this. */
  private Set<Expectation> met(Occurrence occurrence, Window window) {
    Candidate candidate = occurrence.candidate;
    Set<Expectation> met = new LinkedHashSet<>();
    List<Frame> places = null;
    for (Expectation each : window.allExpectations()) {
      if (each.isFor(candidate.rule().name())) {
        if (places == null) {
          places = each.isAnywhere() ? null : allowances.places(candidate, occurrence.frames);
        }
        if (each.covers(places == null ? List.of() : places)) {
          met.add(each);
        }
      }
    }
    return met;
  }

  /** What is expected in a window, or around it, and was not found there. */
  static List<Map<String, Object>> missed(Window window) {
    Set<Expectation> missed = new LinkedHashSet<>(window.allExpectations());
    missed.removeAll(window.met());
    List<Map<String, Object>> maps = new ArrayList<>();
    for (Expectation each : missed) {
      Map<String, Object> map = each.toMap();
      Allowance allowed = window.allowed.get(each);
      if (allowed != null) {
        map.put("allowed", allowed.toMap());
      }
      maps.add(map);
    }
    return maps;
  }
}
