package dev.selvedge.junit;

import dev.selvedge.Finding;
import dev.selvedge.FindingsError;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What becomes of a test by what its window saw: what was found, and what was not. */
final class WindowVerdict {

  private static final StackTraceElement[] NO_FRAMES = {};

  private WindowVerdict() {}

  /**
   * Fails the test, if it has to fail.
   *
   * @throws AssertionError with findings if some fail the test
   */
  static void throwIfFailed(WindowResult result) {
    String missed = missed(result);
    List<Finding> failing = result.failing();
    if (!failing.isEmpty()) {
      throw new FindingsError(
          missed.isEmpty() ? result.failure() : missed + "\n\n" + result.failure(), failing);
    }
    if (!missed.isEmpty()) {
      AssertionError failure = new AssertionError(missed);
      failure.setStackTrace(NO_FRAMES); // They would lie inside Selvedge.
      throw failure;
    }
  }

  /** What was expected and not found, in words, and what there was instead; empty if it was. */
  private static String missed(WindowResult result) {
    if (result.missed().isEmpty()) {
      return "";
    }
    // What fails the test is told at length.
    List<Finding> found = result.failing().isEmpty() ? result.findings() : List.of();
    return result.missed().stream().map(WindowVerdict::line).collect(Collectors.joining("\n"))
        + head(result, found)
        + found.stream().map(each -> "\n  " + each).collect(Collectors.joining());
  }

  private static String head(WindowResult result, List<Finding> found) {
    if (!result.failing().isEmpty()) {
      return "\nWhat was found instead:";
    }
    if (!found.isEmpty()) {
      return "\nWhat was found:";
    }
    return result.missed().stream().anyMatch(each -> each.containsKey("allowed"))
        ? "\nNothing else was found."
        : "\nNothing was found.";
  }

  private static String line(Map<?, ?> missed) {
    Object where = missed.get("in");
    return "Expected "
        + missed.get("rule")
        + (where instanceof String code && !code.isBlank() ? " in " + code : "")
        + ", and it was not found ("
        + missed.get("from")
        + ")"
        + (missed.get("allowed") instanceof Map<?, ?> allowed ? ": " + happened(allowed) : "");
  }

  private static String happened(Map<?, ?> allowed) {
    return "it happened, but is allowed, \""
        + allowed.get("because")
        + "\" ("
        + allowed.get("from")
        + "); take one of the two away";
  }
}
