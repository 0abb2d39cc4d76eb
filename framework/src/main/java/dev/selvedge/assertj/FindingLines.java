package dev.selvedge.assertj;

import dev.selvedge.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** Findings in a message: what and where, the line to click on, and how to mend it. */
final class FindingLines {

  private FindingLines() {}

  static String of(List<Finding> findings) {
    return findings.isEmpty()
        ? "  none"
        : findings.stream().map(FindingLines::of).collect(Collectors.joining("\n"));
  }

  private static String of(Finding finding) {
    StringBuilder lines = new StringBuilder("  ").append(finding.severity()).append(' ');
    lines.append(finding);
    if (finding.site() != null) {
      lines.append("\n     at ").append(finding.site());
    }
    if (!finding.fix().isEmpty()) {
      lines.append("\n     Fix: ").append(finding.fix());
    }
    return lines.toString();
  }
}
