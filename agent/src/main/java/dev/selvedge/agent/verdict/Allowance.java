package dev.selvedge.agent.verdict;

import dev.selvedge.agent.event.CodePattern;
import dev.selvedge.agent.event.Frame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the user allows: findings of a rule that happen in some code.
 *
 * @param rule the name of the rule, {@link #ANY_RULE} for all
 * @param where a package, class or method, which stands for all in it; {@code *} and {@code ?} are
 *     wildcards
 * @param because the reason
 * @param from where it was written down, for a reader
 */
public record Allowance(String rule, String where, String because, String from) {

  /** Instead of a name: all rules. */
  public static final String ANY_RULE = "*";

  private static final String ANYWHERE = "*";

  /**
   * Instead of a name: those that ask somebody to wait for work until it has ended, or to see to
   * its end. They are meant for the place alone where the work was made; a blank one is anywhere.
   */
  public static final String OF_DETACHED_WORK = "detached work";

  /** What becomes of work that is meant to live on is not to be judged when its window ends. */
  private static final List<String> ASK_FOR_AN_END =
      List.of(
          "ForgottenFuture",
          "UnfinishedTask",
          "NeverCompletedFuture",
          "UnclosedExecutor",
          "OrphanedByTimeout");

  boolean isFor(String ruleName) {
    return isOfDetachedWork()
        ? ASK_FOR_AN_END.contains(ruleName)
        : rule.equals(ANY_RULE) || rule.equals(ruleName);
  }

  /** Whether it is meant for where work was made, and not for what it does. */
  boolean isOfDetachedWork() {
    return rule.equals(OF_DETACHED_WORK);
  }

  /** Whether it is meant for one of these frames. */
  boolean covers(List<Frame> frames) {
    if (isOfDetachedWork() && where.isBlank()) {
      return true;
    }
    CodePattern pattern = new CodePattern(where);
    for (Frame frame : frames) {
      for (String name : frame.names()) {
        if (pattern.matches(name)) {
          return true;
        }
      }
    }
    return false;
  }

  /** What is given of it in the journal. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("rule", rule);
    map.put("where", where.isBlank() ? ANYWHERE : where);
    map.put("because", because);
    map.put("from", from);
    return map;
  }
}
