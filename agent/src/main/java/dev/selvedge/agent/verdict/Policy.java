package dev.selvedge.agent.verdict;

import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Rule;
import dev.selvedge.agent.rule.Severity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user decided about findings.
 *
 * @param severities by name of rule, where it is not the rule's own
 * @param failOn the least severity that fails a test; null if none does
 * @param stackDepth how many frames of a stack are kept
 */
public record Policy(Map<String, Severity> severities, @Nullable Severity failOn, int stackDepth) {

  /** What the user decided, else what the rule says of this case, else of all. */
  Severity severityOf(Candidate candidate) {
    Severity ofCase = candidate.severity();
    Rule rule = candidate.rule();
    return severities.getOrDefault(rule.name(), ofCase == null ? rule.severity() : ofCase);
  }

  boolean fails(Finding finding) {
    return failOn != null && finding.severity().compareTo(failOn) <= 0 && finding.mayFail();
  }
}
