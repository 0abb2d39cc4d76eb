package dev.selvedge.agent.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was read from any number of journal files.
 *
 * @param runs the JVMs, in the order in which the files name them
 * @param findings the findings of all runs, the latest line of each
 * @param windows the windows of all runs, the latest line of each; of one that was open when its
 *     JVM was killed a line without {@code closedNanos}
 * @param allowances what was allowed in all runs, the latest line of each
 * @param spans what the tasks of all runs did and when, as far as it fits
 * @param files how reading each file went
 * @param leftOut how many lines were left out because the journals are larger than a report can
 *     show
 * @param shortened how many windows are without their figures for the same reason
 */
public record Journals(
    List<Run> runs,
    List<Map<String, Object>> findings,
    List<Map<String, Object>> windows,
    List<Map<String, Object>> allowances,
    Spans spans,
    List<JournalFile> files,
    long leftOut,
    long shortened) {

  /** How many findings were suppressed in all runs. */
  public long suppressed() {
    return allowances.isEmpty()
        ? runs.stream().mapToLong(run -> new Fields(run.end()).amount("suppressed")).sum()
        : allowances.stream().mapToLong(each -> new Fields(each).amount("findings")).sum();
  }

  /** How many of the runs did not come to their end in order. */
  public long unfinishedRuns() {
    return runs.stream().filter(run -> !run.ended()).count();
  }

  /**
   * Whether these are all the journals that there were, as far as can be told: none was unreadable
   * or written by a newer Selvedge, and nothing was left out.
   */
  public boolean whole() {
    return leftOut == 0
        && dropped() == 0
        && files.stream()
            .allMatch(file -> file.readable() && file.version() <= JournalReader.VERSION);
  }

  /** How many of the runs could not watch all that they should. */
  public long runsWithMissingHooks() {
    return runs.stream()
        .filter(run -> !new Fields(run.start()).texts("missingHooks").isEmpty())
        .count();
  }

  /** Whether any line of a journal was found. */
  public boolean any() {
    return files.stream().anyMatch(file -> file.known() > 0);
  }

  private long dropped() {
    return runs.stream().mapToLong(run -> new Fields(run.end()).amount("dropped")).sum();
  }

  /** The names of the rules that were on in any of the runs. */
  public Set<String> rules() {
    Set<String> rules = new LinkedHashSet<>();
    runs.forEach(run -> rules.addAll(new Fields(run.start()).texts("rules")));
    return rules;
  }

  /**
   * What a reader of the report has to know about the journals: sentences for people, often none.
   */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    files.forEach(file -> notes.addAll(file.notes()));
    if (dropped() > 0) {
      notes.add(
          Durations.counted(dropped(), "more occurrence")
              + " not recorded: there were more different findings than one JVM keeps");
    }
    if (spans.unread() > 0) {
      notes.add(
          Durations.counted(spans.unread(), "task")
              + " left out so as not to hold up the end of the JVM: the command report shows them");
    }
    if (leftOut > 0) {
      notes.add(
          Durations.counted(leftOut, "line")
              + " left out: the journals hold more than fits into the memory of one report");
    }
    if (shortened > 0) {
      notes.add(
          Durations.counted(shortened, "window")
              + " shown without figures: the journals hold more than fits into the memory of one"
              + " report");
    }
    return notes;
  }
}
