package dev.selvedge.agent.report;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text of a finding for a failed test: its first line says what happened and where, then follow
 * the code site and the stack with clickable frames, where the work comes from, who is concerned,
 * how to fix it and where to read more. Plain text, lines end in {@code \n}, and no value from
 * outside can add a line or a terminal escape to it.
 */
public final class FindingText {

  private static final int MOST_STACK_LINES = 40;
  private static final int MOST_FINDINGS = 20;
  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder(1024);

  private FindingText() {}

  /** The text for one finding, given as the map that its journal line holds. */
  public static String render(Map<String, ?> finding) {
    return render(FindingView.of(finding));
  }

  /**
   * The text for all findings that failed one test, worst first; for a single one the same as
   * {@link #render(Map)}.
   */
  public static String renderAll(Collection<? extends Map<String, ?>> findings) {
    List<FindingView> views =
        findings.stream().map(FindingView::of).sorted(WorstFirst.FINDINGS).toList();
    if (views.size() == 1) {
      return render(views.get(0));
    }
    StringBuilder all = new StringBuilder(Durations.counted(views.size(), "finding")).append('\n');
    int number = 0;
    for (FindingView view : views.subList(0, Math.min(MOST_FINDINGS, views.size()))) {
      all.append('\n').append(++number).append(") ").append(render(view));
    }
    if (views.size() > number) {
      all.append("\n... and ").append(views.size() - number).append(" more\n");
    }
    return all.toString();
  }

  private static String render(FindingView finding) {
    FindingText rendering = new FindingText();
    rendering.headline(finding);
    rendering.stack(finding);
    rendering.facts(finding);
    return rendering.text.toString();
  }

  private void headline(FindingView finding) {
    text.append(Inert.name(finding.rule())).append(": ").append(finding.headline()).append("\n\n");
  }

  private void stack(FindingView finding) {
    Site site = finding.site();
    if (site != null && !finding.stack().contains(site.frame())) {
      line(INDENT, "at " + Inert.name(site.frame()));
      elsewhere(finding);
    }
    List<FoldedStack.Part> parts = FoldedStack.of(finding);
    int shown = Math.min(MOST_STACK_LINES, parts.size());
    for (FoldedStack.Part part : parts.subList(0, shown)) {
      line(
          INDENT,
          part.folded()
              ? "... " + Inert.name(part.label())
              : "at " + Inert.name(part.frames().get(0)));
    }
    int more =
        parts.subList(shown, parts.size()).stream().mapToInt(part -> part.frames().size()).sum();
    if (more > 0) {
      line(INDENT, "... " + Durations.counted(more, "more frame"));
    }
    if (text.charAt(text.length() - 2) != '\n') {
      text.append('\n');
    }
  }

  /** Parts the line that made the work from the stack of the thread that does it. */
  private void elsewhere(FindingView finding) {
    if (finding.aboutItsOrigin() && !finding.stack().isEmpty()) {
      String thread = finding.thread() == null ? "" : " of '" + Inert.name(finding.thread()) + "'";
      text.append('\n');
      line(INDENT, "Stack" + thread + ":");
    }
  }

  private void facts(FindingView finding) {
    Site origin = finding.origin();
    if (origin != null && !finding.aboutItsOrigin()) {
      fact("Started", "at " + Inert.name(origin.frame()));
    }
    tree(LineageTree.lines(finding));
    fact("Severity", finding.error() ? "error" : "warning");
    fact(
        "Happened",
        Durations.happened(finding.count(), finding.durationNanos(), finding.longestNanos()));
    fact("Thread", named(finding.thread()));
    test(finding);
    for (String consequence : Related.lines(finding.consequences())) {
      fact("Also", consequence);
    }
    fact("Fix", finding.fix() == null ? null : Inert.sentence(finding.fix()));
    fact(
        "More",
        finding.docs() == null ? null : Inert.name(finding.docs()) + " (Selvedge on this rule)");
  }

  private void test(FindingView finding) {
    if (finding.shared()) {
      fact("Test", Attribution.SHARED + (finding.candidates().isEmpty() ? "" : ". One of:"));
      Attribution.candidates(finding)
          .forEach(candidate -> line(INDENT + " ".repeat(12), candidate));
      line(INDENT + " ".repeat(10), Attribution.HOW_TO_TELL);
    } else if (finding.test() != null) {
      String reason = Attribution.reason(finding);
      fact("Test", Inert.name(finding.test()) + (reason.isEmpty() ? "" : " (" + reason + ")"));
    }
  }

  /** Each task under the one that made it. */
  private void tree(List<String> lineage) {
    String indent = "";
    for (String task : lineage) {
      if (indent.isEmpty()) {
        fact("Lineage", task);
      } else {
        line(INDENT + " ".repeat(8) + indent, "'- " + task);
      }
      indent += "  ";
    }
  }

  private static @Nullable String named(@Nullable String value) {
    return value == null ? null : Inert.name(value);
  }

  private void fact(String label, @Nullable String value) {
    if (value != null) {
      line(INDENT, String.format(Locale.ROOT, "%-9s %s", label + ":", value));
    }
  }

  private void line(String indent, String value) {
    text.append(indent).append(value).append('\n');
  }
}
