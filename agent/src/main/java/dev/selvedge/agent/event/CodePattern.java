package dev.selvedge.agent.event;

/**
 * A package, class or method, which stands for all in it. {@code *} stands for any characters and
 * {@code ?} for one.
 */
public final class CodePattern {

  private final String pattern;
  private final boolean plain;

  /** How many characters come before the first wildcard. */
  private final int literal;

  public CodePattern(String where) {
    String name = where.replace('$', '.');
    this.pattern = name.endsWith(".*") ? name.substring(0, name.length() - 1) : name;
    int wildcard = 0;
    while (wildcard < pattern.length() && "*?".indexOf(pattern.charAt(wildcard)) < 0) {
      wildcard++;
    }
    this.literal = wildcard;
    this.plain = wildcard == pattern.length();
  }

  /** Whether a method is meant, or something that it lies in. */
  public boolean matches(String method) {
    if (plain) {
      return method.startsWith(pattern)
          && (method.length() == pattern.length()
              || pattern.endsWith(".")
              || method.charAt(pattern.length()) == '.');
    }
    return matches(0, method, 0);
  }

  /** Whether a method of a class may be meant. */
  public boolean mayReach(String className) {
    String prefix = className.replace('$', '.') + ".";
    int common = Math.min(prefix.length(), literal);
    return prefix.regionMatches(0, pattern, 0, common);
  }

  /** Whether the rest of the pattern fits to the rest of the name, up to a dot or its end. */
  private boolean matches(int at, String name, int from) {
    int p = at;
    int n = from;
    while (p < pattern.length() && pattern.charAt(p) != '*') {
      if (n == name.length() || (pattern.charAt(p) != '?' && pattern.charAt(p) != name.charAt(n))) {
        return false;
      }
      p++;
      n++;
    }
    if (p == pattern.length()) {
      return n == name.length() || name.charAt(n) == '.' || pattern.endsWith(".");
    }
    for (int skipped = n; skipped <= name.length(); skipped++) {
      if (matches(p + 1, name, skipped)) {
        return true;
      }
    }
    return false;
  }
}
