package dev.selvedge.agent.options;

import java.util.List;

/** Patterns with {@code *} for any characters and {@code ?} for one. */
final class Wildcards {

  private Wildcards() {}

  static boolean matchesAny(String pattern, List<String> texts) {
    for (String text : texts) {
      if (matches(pattern, text)) {
        return true;
      }
    }
    return false;
  }

  static boolean matches(String pattern, String text) {
    return matches(pattern, 0, text, 0);
  }

  private static boolean matches(String pattern, int p, String text, int t) {
    for (; p < pattern.length(); p++, t++) {
      char c = pattern.charAt(p);
      if (c == '*') {
        for (int rest = t; rest <= text.length(); rest++) {
          if (matches(pattern, p + 1, text, rest)) {
            return true;
          }
        }
        return false;
      }
      if (t >= text.length() || (c != '?' && c != text.charAt(t))) {
        return false;
      }
    }
    return t == text.length();
  }
}
