package dev.selvedge.agent.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was allowed in one or several runs, with how much of it came to pass, in words. */
final class MergedAllowances {

  private final Map<String, Long> findings = new LinkedHashMap<>();

  /**
   * Merges them.
   *
   * @param allowances maps as the journal holds them; the same one of several runs is told once
   */
  MergedAllowances(Collection<? extends Map<String, ?>> allowances) {
    for (Map<String, ?> each : allowances) {
      Fields fields = new Fields(each);
      findings.merge(described(fields), fields.amount("findings"), Long::sum);
    }
  }

  private static String described(Fields allowance) {
    return Inert.sentence(
        allowance.text("from", "an allowance")
            + ": "
            + allowance.text("rule", "*")
            + " in "
            + allowance.text("where", "?")
            + " because "
            + allowance.text("because", "?"));
  }

  /** A line for each that has suppressed something: {@code 2 findings by option ...}. */
  List<String> used() {
    List<String> used = new ArrayList<>();
    findings.forEach(
        (allowance, suppressed) -> {
          if (suppressed > 0) {
            used.add(Durations.counted(suppressed, "finding") + " by " + allowance);
          }
        });
    return used;
  }

  /** A line for each that has suppressed nothing in any run. */
  List<String> unused() {
    List<String> unused = new ArrayList<>();
    findings.forEach(
        (allowance, suppressed) -> {
          if (suppressed == 0) {
            unused.add(allowance);
          }
        });
    return unused;
  }
}
