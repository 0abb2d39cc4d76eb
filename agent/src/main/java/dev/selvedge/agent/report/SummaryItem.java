package dev.selvedge.agent.report;

import java.util.Locale;

/** A finding in a summary for the console: what, where, how often, and what to do about it. */
final class SummaryItem {

  private SummaryItem() {}

  static void append(StringBuilder text, int number, MergedFinding merged) {
    FindingView finding = merged.finding();
    String severity = merged.error() ? "ERROR" : "WARNING";
    text.append(
        String.format(
            Locale.ROOT, "\n%4s %s %s: ", number + ".", severity, Inert.name(finding.rule())));
    text.append(finding.headline()).append('\n');
    Site site = finding.site();
    if (site != null && !finding.headline().contains(site.frame())) {
      line(text, "at " + Inert.name(site.frame()));
    }
    Site origin = finding.origin();
    if (origin != null && !finding.aboutItsOrigin()) {
      line(text, "started at " + Inert.name(origin.frame()));
    }
    line(text, happened(merged));
    for (String consequence : Related.lines(finding.consequences())) {
      line(text, "Also: " + consequence);
    }
    if (finding.fix() != null) {
      line(text, "Fix: " + Inert.sentence(finding.fix()));
    }
  }

  private static String happened(MergedFinding merged) {
    String where = merged.runs() > 1 ? ", in " + merged.runs() + " JVMs" : "";
    return merged.happened() + where + tests(merged);
  }

  private static String tests(MergedFinding merged) {
    return switch (merged.testCount()) {
      case 0 -> "";
      case 1 -> ", in test " + Inert.name(merged.tests().iterator().next());
      default -> ", in " + merged.testCount() + " tests";
    };
  }

  static void line(StringBuilder text, String line) {
    text.append("     ").append(line).append('\n');
  }
}
