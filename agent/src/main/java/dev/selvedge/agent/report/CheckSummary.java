package dev.selvedge.agent.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What the command {@code check} says: how many findings fail it, the worst of them, and how many
 * do not. Findings are maps as the journal holds them, and the same finding of several runs is one.
 *
 * @param failing those that fail
 * @param tolerated those that are not grave enough to
 * @param known those that are known by the baseline
 * @param off those of rules that are switched off
 * @param neverFails whether none is grave enough
 */
public record CheckSummary(
    Collection<? extends Map<String, ?>> failing,
    Collection<? extends Map<String, ?>> tolerated,
    Collection<? extends Map<String, ?>> known,
    Collection<? extends Map<String, ?>> off,
    boolean neverFails) {

  private static final int MOST_SHOWN = 100;

  /**
   * The text, whose lines all end in {@code \n}.
   *
   * @param suppressed how many findings were suppressed
   */
  public String render(long suppressed) {
    List<MergedFinding> worstFirst = MergedFinding.merge(failing);
    StringBuilder text = new StringBuilder("Selvedge: ").append(verdict(worstFirst));
    String rest = String.join(", ", rest(suppressed));
    text.append(rest.isEmpty() ? "" : "; " + rest).append('\n');
    int number = 0;
    for (MergedFinding merged : worstFirst.subList(0, Math.min(MOST_SHOWN, worstFirst.size()))) {
      SummaryItem.append(text, ++number, merged);
    }
    if (worstFirst.size() > number) {
      text.append("\n  ... and ").append(worstFirst.size() - number).append(" more\n");
    }
    ConsoleSummary.rulePages(text, worstFirst);
    return text.toString();
  }

  private String verdict(List<MergedFinding> worstFirst) {
    if (!worstFirst.isEmpty()) {
      return ConsoleSummary.counts(worstFirst, 0) + (worstFirst.size() == 1 ? " fails" : " fail");
    }
    return tolerated.isEmpty() && known.isEmpty() && off.isEmpty()
        ? "no findings"
        : "no finding fails";
  }

  private List<String> rest(long suppressed) {
    List<String> rest = new ArrayList<>();
    add(rest, MergedFinding.merge(tolerated).size(), neverFails ? " found" : " of lesser severity");
    add(rest, MergedFinding.merge(known).size(), " known");
    add(rest, MergedFinding.merge(off).size(), " of rules that are off");
    add(rest, suppressed, " suppressed");
    return rest;
  }

  private static void add(List<String> rest, long number, String what) {
    if (number > 0) {
      rest.add(number + what);
    }
  }
}
