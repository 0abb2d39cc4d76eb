package dev.selvedge.agent.report;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One string for all that are equal, of the first so many. */
final class Names implements UnaryOperator<String> {

  private static final int MOST = 50_000;

  private final Map<String, String> names = new HashMap<>();

  @Override
  public String apply(String name) {
    String known = names.get(name);
    if (known != null) {
      return known;
    }
    if (names.size() < MOST) {
      names.put(name, name);
    }
    return name;
  }
}
