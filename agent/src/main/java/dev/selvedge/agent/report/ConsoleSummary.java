package dev.selvedge.agent.report;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The short text at the end of a JVM or of the command {@code report}: how many findings, and the
 * worst of them.
 */
public final class ConsoleSummary {

  private static final int MOST_SHOWN = 10;

  private ConsoleSummary() {}

  /**
   * The summary as plain text whose lines all end in {@code \n}.
   *
   * @param findings maps as the journal holds them; the same finding of several runs is counted
   *     once
   * @param suppressed how many findings were suppressed
   * @param page the HTML page with all of them, or null if there is none
   */
  public static String render(
      Collection<? extends Map<String, ?>> findings, long suppressed, @Nullable Path page) {
    return render(findings, suppressed, List.of(), page);
  }

  /**
   * The summary as plain text whose lines all end in {@code \n}. Findings that are known are only
   * counted.
   *
   * @param findings maps as the journal holds them; the same finding of several runs is counted
   *     once
   * @param suppressed how many findings were suppressed
   * @param allowances maps as the journal holds them; one without findings is said to be unused
   * @param page the HTML page with all of them, or null if there is none
   */
  public static String render(
      Collection<? extends Map<String, ?>> findings,
      long suppressed,
      Collection<? extends Map<String, ?>> allowances,
      @Nullable Path page) {
    List<MergedFinding> worstFirst = MergedFinding.merge(findings);
    StringBuilder text =
        new StringBuilder("Selvedge: ").append(counts(worstFirst, suppressed)).append('\n');
    int number = 0;
    List<MergedFinding> fresh = worstFirst.stream().filter(each -> !each.known()).toList();
    for (MergedFinding merged : fresh.subList(0, Math.min(MOST_SHOWN, fresh.size()))) {
      SummaryItem.append(text, ++number, merged);
    }
    if (fresh.size() > number) {
      text.append("\n  ... and ").append(fresh.size() - number).append(" more");
      text.append(page == null ? ", all in the journal\n" : ", all on the page\n");
    }
    allowances(text, new MergedAllowances(allowances));
    rulePages(text, fresh);
    if (page != null) {
      text.append("\nPage: ")
          .append(Inert.visible(page.toAbsolutePath().normalize().toUri().toString()));
      text.append('\n');
    }
    return text.toString();
  }

  /** How many of what: {@code 3 findings (2 errors, 1 warning), 1 known, 1 suppressed}. */
  public static String counts(List<MergedFinding> findings, long suppressed) {
    long errors = findings.stream().filter(MergedFinding::error).count();
    long warnings = findings.size() - errors;
    String counts =
        findings.isEmpty()
            ? "no findings"
            : Durations.counted(findings.size(), "finding")
                + " ("
                + (errors == 0 ? "" : Durations.counted(errors, "error"))
                + (errors == 0 || warnings == 0 ? "" : ", ")
                + (warnings == 0 ? "" : Durations.counted(warnings, "warning"))
                + ")";
    long known = findings.stream().filter(MergedFinding::known).count();
    counts += known > 0 ? ", " + known + " known" : "";
    return suppressed > 0 ? counts + ", " + suppressed + " suppressed" : counts;
  }

  static void allowances(StringBuilder text, MergedAllowances allowances) {
    list(text, "Suppressed:", allowances.used());
    list(text, "Allowed, but nothing was suppressed by it:", allowances.unused());
  }

  static void list(StringBuilder text, String head, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append('\n').append(head).append('\n');
      lines.stream().limit(MOST_SHOWN).forEach(each -> SummaryItem.line(text, each));
      if (lines.size() > MOST_SHOWN) {
        SummaryItem.line(text, "... and " + (lines.size() - MOST_SHOWN) + " more");
      }
    }
  }

  static void rulePages(StringBuilder text, List<MergedFinding> findings) {
    Map<String, String> pages = new LinkedHashMap<>();
    for (MergedFinding merged : findings) {
      FindingView finding = merged.finding();
      if (finding.docs() != null && pages.size() < MOST_SHOWN) {
        pages.putIfAbsent(Inert.name(finding.rule()), Inert.name(finding.docs()));
      }
    }
    if (!pages.isEmpty()) {
      text.append('\n')
          .append(
              pages.entrySet().stream()
                  .map(page -> "About " + page.getKey() + ": " + page.getValue() + "\n")
                  .collect(Collectors.joining()));
    }
  }
}
