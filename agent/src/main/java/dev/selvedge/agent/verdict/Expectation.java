package dev.selvedge.agent.verdict;

import dev.selvedge.agent.event.Frame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a test expects to be found, because it shows a fault.
 *
 * @param rule the name of the rule
 * @param where the package, class or method in which it is to happen, as an {@link Allowance} has
 *     it; blank for anywhere
 * @param from where it was written down, for a reader
 */
public record Expectation(String rule, String where, String from) {

  boolean isFor(String ruleName) {
    return rule.equals(ruleName);
  }

  boolean isAnywhere() {
    return where.isBlank();
  }

  /** Whether it is meant for one of these frames. */
  boolean covers(List<Frame> frames) {
    return isAnywhere() || new Allowance(rule, where, "", from).covers(frames);
  }

  /** What the framework is told of it. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("rule", rule);
    map.put("in", where);
    map.put("from", from);
    return map;
  }
}
