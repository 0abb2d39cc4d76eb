package dev.selvedge.junit;

import dev.selvedge.Finding;
import dev.selvedge.FindingsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the findings of a run mean for a sweep: those that fail a guarded test fail it, and in a run
 * that is cancelled also those that say that cancelling does not work.
 */
final class SweepVerdict {

  private static final Set<String> OF_CANCELLATION =
      Set.of(
          "SwallowedCancellation",
          "IgnoredCancellation",
          "IneffectiveCancel",
          "LostInterruptFlag",
          "OrphanedByTimeout",
          "UnfinishedTask",
          "UnclosedExecutor",
          "AbandonedWork");

  private final String where;
  private final WindowResult result;
  private final List<Finding> others = new ArrayList<>();

  private SweepVerdict(String where, boolean interrupted, WindowResult result) {
    this.where = where;
    this.result = result;
    for (Finding warning : result.warnings()) {
      if (interrupted && OF_CANCELLATION.contains(warning.rule())) {
        others.add(warning);
      }
    }
  }

  /**
   * @param where what was interrupted where; empty for a run that is not cancelled
   * @param interrupted whether somebody was interrupted
   */
  static SweepVerdict of(String where, boolean interrupted, WindowResult result) {
    return new SweepVerdict(where, interrupted, result);
  }

  void throwIfFailed() {
    List<Finding> failing = new ArrayList<>(result.failing());
    failing.addAll(others);
    if (!failing.isEmpty()) {
      throw new FindingsError(text(), failing);
    }
  }

  private String text() {
    List<String> parts = new ArrayList<>();
    if (!where.isEmpty()) {
      parts.add(where + ":");
    }
    if (!result.failure().isEmpty()) {
      parts.add(result.failure());
    }
    for (Finding each : others) {
      parts.add(each + "\n  at " + each.site() + "\nFix: " + each.fix());
    }
    return String.join("\n\n", parts);
  }
}
