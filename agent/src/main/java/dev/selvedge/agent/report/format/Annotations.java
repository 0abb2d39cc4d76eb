package dev.selvedge.agent.report.format;

import dev.selvedge.agent.report.Durations;
import dev.selvedge.agent.report.FindingView;
import dev.selvedge.agent.report.Inert;
import dev.selvedge.agent.report.MergedFinding;
import dev.selvedge.agent.report.Site;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Findings as commands of a workflow on GitHub, which shows them beside the lines of code that a
 * pull request changes. Known findings are none.
 */
public final class Annotations {

  /** GitHub shows so many of a step of each kind, the first ones. */
  private static final int MOST = 10;

  private final Sources sources;

  /**
   * @param sources where the files are
   */
  public Annotations(Sources sources) {
    this.sources = sources;
  }

  /**
   * A line for each finding, the worst first, as many as are shown; then the last of a kind says
   * how many more there are.
   *
   * @param findings maps as the journal holds them
   */
  public List<String> lines(Collection<? extends Map<String, ?>> findings) {
    List<MergedFinding> fresh =
        MergedFinding.merge(findings).stream().filter(merged -> !merged.known()).toList();
    List<String> lines = new ArrayList<>();
    add(lines, "error", fresh.stream().filter(MergedFinding::error).toList());
    add(lines, "warning", fresh.stream().filter(merged -> !merged.error()).toList());
    return lines;
  }

  private void add(List<String> lines, String kind, List<MergedFinding> findings) {
    int shown = findings.size() <= MOST ? findings.size() : MOST - 1;
    findings.subList(0, shown).forEach(merged -> lines.add(line(kind, merged)));
    if (shown < findings.size()) {
      lines.add(
          "::"
              + kind
              + " title=Selvedge::"
              + Durations.counted(findings.size() - shown, "more " + kind)
              + " not shown here, as GitHub shows "
              + MOST
              + " of a step; see the report");
    }
  }

  private String line(String kind, MergedFinding merged) {
    FindingView finding = merged.finding();
    StringBuilder line = new StringBuilder("::").append(kind).append(' ');
    Site site = finding.site();
    String file = site == null ? null : sources.find(site);
    if (site != null && file != null) {
      line.append("file=").append(property(file)).append(',');
      if (site.line() > 0) {
        line.append("line=").append(site.line()).append(',');
      }
    }
    line.append("title=").append(property(Inert.name(finding.rule())));
    line.append("::").append(data(finding.headline()));
    line.append("%0AHappened ").append(data(merged.happened()));
    if (!merged.tests().isEmpty()) {
      line.append(merged.tests().size() == 1 ? ", in test " : ", in tests such as ");
      line.append(data(Inert.name(merged.tests().iterator().next())));
    }
    line.append('.');
    if (finding.fix() != null) {
      line.append("%0AFix: ").append(data(Inert.sentence(finding.fix())));
    }
    if (finding.docs() != null) {
      line.append("%0A").append(data(Inert.name(finding.docs())));
    }
    return line.toString();
  }

  private static String data(String inert) {
    return inert.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String inert) {
    return data(inert).replace(":", "%3A").replace(",", "%2C");
  }
}
