package dev.selvedge.agent.report;

import java.util.ArrayList;
import java.util.List;

/** Says in words which test a finding belongs to, and how that is known. */
final class Attribution {

  /** How many of several possible tests are listed. */
  static final int MOST_CANDIDATES = 10;

  static final String SHARED =
      "not known: several tests ran at the same time, and what crosses a socket cannot be traced"
          + " back to one";
  static final String HOW_TO_TELL =
      "To find out which: run each of them alone, or all of them one after the other"
          + " (junit.jupiter.execution.parallel.enabled=false).";

  private Attribution() {}

  /** How the test is known; empty where there is nothing to say. */
  static String reason(FindingView finding) {
    return switch (finding.attribution()) {
      case "lineage" -> "traced through the work that it started";
      case "only-window" -> "the only guarded test running at the time";
      default -> "";
    };
  }

  /** The possible tests, each a line; the last line says how many more there are. */
  static List<String> candidates(FindingView finding) {
    List<String> all = finding.candidates();
    List<String> lines = new ArrayList<>();
    all.stream().limit(MOST_CANDIDATES).map(Inert::name).forEach(lines::add);
    if (all.size() > MOST_CANDIDATES) {
      lines.add("... " + (all.size() - MOST_CANDIDATES) + " more");
    }
    return lines;
  }
}
