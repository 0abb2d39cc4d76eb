package dev.selvedge.agent.cli;

import dev.selvedge.agent.report.Inert;
import dev.selvedge.agent.report.Journals;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What became of one provocation.
 *
 * @param word in a word
 * @param sensor what was provoked
 * @param rest what else there is to say
 */
record Diagnosis(String word, String sensor, String rest) {

  private static final String FIRES = "fires";
  private static final String SILENT = "SILENT";
  private static final String NOT_HERE = "not here: ";

  /**
   * Judges a line of {@link Patient}.
   *
   * @param found rule and method of what was found
   */
  static Diagnosis of(String line, Set<String> found) {
    String[] parts = line.split("\t", 4);
    if (parts.length < 4) {
      return new Diagnosis(SILENT, line, "");
    }
    String rule = parts[1];
    String outcome = parts[3];
    if (outcome.startsWith(NOT_HERE)) {
      return new Diagnosis("-", parts[0], outcome.substring(NOT_HERE.length()));
    }
    if (found.contains(rule + " " + parts[2])) {
      return new Diagnosis(FIRES, parts[0], rule);
    }
    return new Diagnosis(
        SILENT, parts[0], outcome.equals("done") ? rule + " did not find it" : outcome);
  }

  /** The line above all. */
  static String head(Journals journals) {
    Map<String, Object> start = journals.runs().get(0).start();
    Object missing = start.get("missingHooks");
    return Inert.sentence(
        "Selvedge %s on Java %s, %s: %s hooks are attached, %s"
            .formatted(
                start.get("selvedge"),
                start.get("java"),
                start.get("vm"),
                start.get("hooks"),
                List.of().equals(missing) ? "none is missing" : "missing: " + missing));
  }

  boolean fires() {
    return word.equals(FIRES);
  }

  boolean isSilent() {
    return word.equals(SILENT);
  }

  @Override
  public String toString() {
    return Inert.sentence("  %-7s %-45s %s".formatted(word, sensor, rest).stripTrailing());
  }
}
