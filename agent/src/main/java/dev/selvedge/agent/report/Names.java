package dev.selvedge.agent.report;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One string for all that are equal, of the first so many: classes, frames and threads come again
 * and again.
 */
final class Names implements UnaryOperator<String> {

  private static final int MOST = 20_000;
  private static final int LONGEST = 200;

  private final Map<String, String> names = new HashMap<>();

  @Override
  public String apply(String name) {
    String known = names.get(name);
    if (known != null) {
      return known;
    }
    if (names.size() < MOST && name.length() <= LONGEST) {
      names.put(name, name);
    }
    return name;
  }
}
