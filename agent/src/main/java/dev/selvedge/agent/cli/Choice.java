package dev.selvedge.agent.cli;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A value of which only some are accepted. */
final class Choice {

  /** More letters than this that are wrong are no slip. */
  private static final int MOST_WRONG = 3;

  private Choice() {}

  /**
   * The accepted value that was meant, whatever its case.
   *
   * @throws ParameterException if there is none; it names those that are accepted
   */
  static String of(CommandSpec spec, String option, String value, Collection<String> accepted) {
    for (String each : accepted) {
      if (each.equalsIgnoreCase(value)) {
        return each;
      }
    }
    String nearest = nearest(value, accepted);
    throw new ParameterException(
        spec.commandLine(),
        option
            + " has the value '"
            + value
            + "'"
            + (nearest == null ? "" : ", did you mean " + nearest + "?")
            + "; accepted: "
            + String.join(", ", accepted));
  }

  /** The one that was written with a slip or two, if any was. */
  private static @Nullable String nearest(String value, Collection<String> accepted) {
    String nearest = null;
    int least = MOST_WRONG + 1;
    for (String each : accepted) {
      int wrong = distance(value.toLowerCase(Locale.ROOT), each.toLowerCase(Locale.ROOT));
      if (wrong < least && wrong < each.length() / 2) {
        least = wrong;
        nearest = each;
      }
    }
    return nearest;
  }

  /** How many letters must be added, left out or replaced (Levenshtein). */
  private static int distance(String one, String other) {
    int[] above = new int[other.length() + 1];
    for (int column = 0; column <= other.length(); column++) {
      above[column] = column;
    }
    for (int row = 1; row <= one.length(); row++) {
      int[] here = new int[other.length() + 1];
      here[0] = row;
      for (int column = 1; column <= other.length(); column++) {
        int replaced =
            above[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
        here[column] = Math.min(replaced, Math.min(above[column], here[column - 1]) + 1);
      }
      above = here;
    }
    return above[other.length()];
  }
}
