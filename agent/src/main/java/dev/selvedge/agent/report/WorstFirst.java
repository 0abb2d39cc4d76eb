package dev.selvedge.agent.report;

import java.util.Comparator;

/**
 * The order in which findings are shown: errors first, then by how long they lasted in all, then by
 * place; those that are known come after all others.
 */
final class WorstFirst {

  static final Comparator<FindingView> FINDINGS =
      Comparator.comparing(FindingView::known)
          .thenComparing(Comparator.comparing(FindingView::error).reversed())
          .thenComparing(Comparator.comparingLong(FindingView::durationNanos).reversed())
          .thenComparing(WorstFirst::place);

  static final Comparator<MergedFinding> MERGED =
      Comparator.comparing(MergedFinding::known)
          .thenComparing(Comparator.comparing(MergedFinding::error).reversed())
          .thenComparing(Comparator.comparingLong(MergedFinding::durationNanos).reversed())
          .thenComparing(merged -> place(merged.finding()));

  private WorstFirst() {}

  private static String place(FindingView finding) {
    Site site = finding.site();
    return finding.rule() + " " + (site == null ? "" : site.frame());
  }
}
