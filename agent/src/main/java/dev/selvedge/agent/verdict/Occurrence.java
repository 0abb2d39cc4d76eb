package dev.selvedge.agent.verdict;

import dev.selvedge.agent.rule.Candidate;
import java.util.List;

/**
 * One proposal on its way: begun, perhaps ended, counted or not. Guarded by the lock of {@link
 * Verdict}.
 */
final class Occurrence {

  final Candidate candidate;
  Windows.Blame blame = new Windows.Blame("none", List.of(), List.of());

  /** The findings that count it; empty as long as it is not certain. */
  List<Finding> countedIn = List.of();

  /** How long it took, -1 while it lasts. */
  long tookNanos = -1;

  Occurrence(Candidate candidate) {
    this.candidate = candidate;
  }

  boolean isCertain(long now) {
    long lasted = tookNanos >= 0 ? tookNanos : now - candidate.nanos();
    return candidate.certainty().reached(lasted);
  }

  /** Whether it can become certain, or has. */
  boolean isOpen() {
    return tookNanos < 0 || candidate.certainty().outlivesTheCall();
  }
}
