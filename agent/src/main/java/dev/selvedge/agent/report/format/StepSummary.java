package dev.selvedge.agent.report.format;

import dev.selvedge.agent.report.ConsoleSummary;
import dev.selvedge.agent.report.Durations;
import dev.selvedge.agent.report.FindingView;
import dev.selvedge.agent.report.Inert;
import dev.selvedge.agent.report.Journals;
import dev.selvedge.agent.report.LineageTree;
import dev.selvedge.agent.report.MergedFinding;
import dev.selvedge.agent.report.Site;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The findings in Markdown, for the summary of a step on GitHub. */
final class StepSummary {

  private static final int MOST_ROWS = 200;
  private static final int MOST_DETAILS = 30;
  private static final int MOST_FRAMES = 30;

  /**
   * GitHub refuses a summary of more than 1 MiB; one of this length leaves room for the last words.
   */
  static final int MOST_BYTES = 1_000_000;

  private final StringBuilder text = new StringBuilder();
  private final Journals journals;
  private final Sources sources;
  private final GitHub gitHub;
  private final int mostBytes;
  private int bytes;

  /**
   * @param mostBytes how long it may be
   */
  StepSummary(Journals journals, Sources sources, GitHub gitHub, int mostBytes) {
    this.journals = journals;
    this.sources = sources;
    this.gitHub = gitHub;
    this.mostBytes = mostBytes;
  }

  /** The text, whose lines end in {@code \n}. */
  String render() {
    List<MergedFinding> findings = MergedFinding.merge(journals.findings());
    List<MergedFinding> fresh = findings.stream().filter(merged -> !merged.known()).toList();
    add("## Selvedge: " + ConsoleSummary.counts(findings, journals.suppressed()) + "\n\n");
    int rows = 0;
    if (!fresh.isEmpty()) {
      rows = table(fresh);
      details(fresh);
    }
    if (rows < fresh.size()) {
      text.append("\n... and ").append(Durations.counted(fresh.size() - rows, "more finding"));
      text.append(", all in the report.\n");
    }
    notes();
    return text.toString();
  }

  private int table(List<MergedFinding> findings) {
    add("| | Rule | What | Where | Happened |\n|---|---|---|---|---|\n");
    int rows = 0;
    for (MergedFinding merged : findings.subList(0, Math.min(MOST_ROWS, findings.size()))) {
      FindingView finding = merged.finding();
      String tests = merged.tests().size() > 1 ? ", in " + merged.tests().size() + " tests" : "";
      if (!add(
          "| "
              + (merged.error() ? "error" : "warning")
              + " | "
              + rule(finding)
              + " | "
              + Markdown.sentence(finding.message())
              + " | "
              + where(finding.site())
              + " | "
              + Markdown.text(merged.happened())
              + tests
              + (merged.runs() > 1 ? ", in " + merged.runs() + " JVMs" : "")
              + " |\n")) {
        break;
      }
      rows++;
    }
    return rows;
  }

  private static String rule(FindingView finding) {
    String name = Markdown.text(Inert.name(finding.rule()));
    String page = finding.docs();
    return page != null && page.matches("https://[\\w./-]{1,200}")
        ? "[" + name + "](" + page + ")"
        : name;
  }

  private String where(@Nullable Site site) {
    if (site == null) {
      return "";
    }
    String path = sources.find(site);
    String address = path == null ? null : gitHub.address(path, site.line());
    String place = Markdown.cell(site.fileAndLine());
    return address == null ? place : "[" + place + "](" + address + ")";
  }

  private void details(List<MergedFinding> findings) {
    for (MergedFinding merged : findings.subList(0, Math.min(MOST_DETAILS, findings.size()))) {
      FindingView finding = merged.finding();
      StringBuilder block = new StringBuilder("\n<details><summary>");
      block.append(Markdown.text(Inert.name(finding.rule())));
      Site site = finding.site();
      if (site != null) {
        block.append(" at ").append(Markdown.text(Inert.name(site.fileAndLine())));
      }
      block.append("</summary>\n\n");
      item(block, "What", Markdown.sentence(finding.headline()));
      item(block, "Fix", finding.fix() == null ? null : Markdown.sentence(finding.fix()));
      item(block, "Started at", aside(finding));
      item(block, "Thread", finding.thread() == null ? null : Markdown.code(finding.thread()));
      merged.tests().stream().limit(5).forEach(test -> item(block, "Test", Markdown.code(test)));
      LineageTree.lines(finding).forEach(task -> item(block, "Lineage", Markdown.text(task)));
      stack(block, finding.stack());
      block.append("\n</details>\n");
      if (!add(block.toString())) {
        return;
      }
    }
  }

  private static @Nullable String aside(FindingView finding) {
    Site origin = finding.origin();
    return origin == null || finding.aboutItsOrigin() ? null : Markdown.code(origin.frame());
  }

  private static void item(StringBuilder block, String label, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      block.append("- ").append(label).append(": ").append(value).append('\n');
    }
  }

  /** As one indented block, in which nothing has a meaning. */
  private static void stack(StringBuilder block, List<String> stack) {
    if (!stack.isEmpty()) {
      block.append("\n<!-- -->\n\n");
      for (String frame : stack.subList(0, Math.min(MOST_FRAMES, stack.size()))) {
        block.append("    at ").append(Inert.name(frame)).append('\n');
      }
      if (stack.size() > MOST_FRAMES) {
        block.append("    ... ").append(stack.size() - MOST_FRAMES).append(" more\n");
      }
    }
  }

  private void notes() {
    for (String note : journals.notes()) {
      add("\n> " + Markdown.sentence(note) + "\n");
    }
    if (journals.unfinishedRuns() > 0) {
      add(
          "\n> "
              + Durations.counted(journals.unfinishedRuns(), "JVM")
              + " did not end in order (killed, or still running): what was written until then is"
              + " here.\n");
    }
  }

  /** Whether there was room for it. */
  private boolean add(String part) {
    int length = part.getBytes(StandardCharsets.UTF_8).length;
    if (bytes + length > mostBytes) {
      return false;
    }
    bytes += length;
    text.append(part);
    return true;
  }
}
