package dev.selvedge.agent.cli;

import dev.selvedge.agent.baseline.Baseline;
import dev.selvedge.agent.baseline.Entry;
import dev.selvedge.agent.report.Inert;
import dev.selvedge.agent.report.Journals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * What the command {@code check} says about a baseline: what in it is stale, and what nearly fits.
 */
final class BaselineRemarks {

  private final Baseline baseline;
  private final Journals journals;
  private final boolean whole;
  private final Map<String, SortedSet<Integer>> found;

  /**
   * @param whole whether the journals hold all that was found
   */
  BaselineRemarks(Baseline baseline, Journals journals, boolean whole) {
    this.baseline = baseline;
    this.journals = journals;
    this.whole = whole && journals.unfinishedRuns() == 0;
    this.found = Place.byFingerprint(journals.findings());
  }

  /** Lines that all end in {@code \n}, often none. */
  String text(List<? extends Map<String, ?>> failing) {
    StringBuilder text = new StringBuilder(textOfPart(failing));
    List<String> stale = stale();
    if (!whole && !stale.isEmpty()) {
      text.append(
          "\nWhat is stale in the baseline cannot be told, because not all journals are whole.\n");
    } else {
      list(
          text,
          "In the baseline, but not found any more (it is fixed, or was not run here); the command"
              + " baseline drops it:",
          stale);
    }
    return text.toString();
  }

  /** The same without what is stale, which only all journals together can tell. */
  String textOfPart(List<? extends Map<String, ?>> failing) {
    StringBuilder text = new StringBuilder();
    list(
        text,
        "There is more of it in the method than the baseline has, and it may be one of the others"
            + " that is new:",
        grown(failing));
    return text.toString();
  }

  private static void list(StringBuilder text, String head, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append('\n').append(head).append('\n');
      lines.forEach(line -> text.append("     ").append(Inert.sentence(line)).append('\n'));
    }
  }

  /** The entries that are known at fewer places than there are now. */
  private List<String> grown(List<? extends Map<String, ?>> failing) {
    Map<String, String> grown = new LinkedHashMap<>();
    for (Map<String, ?> finding : failing) {
      String fingerprint = String.valueOf(finding.get("fingerprint"));
      Entry entry = baseline.find(fingerprint);
      if (entry != null && entry.lines() != null) {
        grown.put(
            fingerprint,
            "%s at %s: %d lines of the method, %d in the baseline"
                .formatted(
                    entry.rule(), Place.of(finding), lines(fingerprint), entry.lines().size()));
      }
    }
    return List.copyOf(grown.values());
  }

  /** The entries, or places of them, of rules that were on, that are there no longer. */
  private List<String> stale() {
    Set<String> rules = journals.rules();
    List<String> stale = new ArrayList<>();
    for (Entry entry : baseline.entries()) {
      int lines = lines(entry.fingerprint());
      int before = entry.lines() == null ? 1 : entry.lines().size();
      if (lines < before && rules.contains(entry.rule())) {
        String some = lines == 0 ? "" : " (%d of %d lines are left)".formatted(lines, before);
        stale.add(entry.rule() + " at " + entry.site() + some);
      }
    }
    return stale;
  }

  private int lines(String fingerprint) {
    SortedSet<Integer> lines = found.get(fingerprint);
    return lines == null ? 0 : lines.size();
  }
}
