package dev.selvedge.agent.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The tasks that led to a finding, the outermost first, each made by the one before it. Of a long
 * chain the middle is left out: its ends tell which test it was, and which work.
 */
public final class LineageTree {

  private static final int FIRST = 5;
  private static final int LAST = 10;

  private LineageTree() {}

  /** A line for each task, made harmless. */
  public static List<String> lines(FindingView finding) {
    List<?> all = finding.lineage();
    if (all.size() <= FIRST + LAST + 1) {
      return all.stream().map(Related::line).toList();
    }
    int from = all.size() - LAST;
    List<String> lines = new ArrayList<>();
    all.subList(0, FIRST).forEach(element -> lines.add(Related.line(element)));
    long cut = all.subList(FIRST, from).stream().mapToLong(Related::tasks).sum();
    lines.add("... " + Durations.counted(cut, "more task"));
    all.subList(from, all.size()).forEach(element -> lines.add(Related.line(element)));
    return lines;
  }
}
