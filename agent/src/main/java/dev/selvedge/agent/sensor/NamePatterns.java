package dev.selvedge.agent.sensor;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Thread-name patterns with {@code *} and {@code ?}. Remembers its latest answers, since it is
 * asked at every blocking call.
 */
final class NamePatterns {

  private static final int REMEMBERED = 256;

  private final @Nullable Pattern pattern;
  private final @Nullable Answer[] answers = new Answer[REMEMBERED];

  private NamePatterns(@Nullable Pattern pattern) {
    this.pattern = pattern;
  }

  static NamePatterns of(List<String> patterns) {
    return new NamePatterns(
        patterns.isEmpty()
            ? null
            : Pattern.compile(
                patterns.stream().map(NamePatterns::regex).collect(Collectors.joining("|")),
                Pattern.DOTALL));
  }

  boolean match(String name) {
    if (pattern == null) {
      return false;
    }
    int slot = name.hashCode() & (REMEMBERED - 1);
    // A race on a slot loses an answer, never gives a wrong one: answers are immutable.
    Answer answer = answers[slot];
    if (answer == null || !answer.name.equals(name)) {
      answer = new Answer(name, pattern.matcher(name).matches());
      answers[slot] = answer;
    }
    return answer.matches;
  }

  private static String regex(String wildcards) {
    StringBuilder regex = new StringBuilder();
    wildcards
        .codePoints()
        .forEach(
            c ->
                regex.append(
                    c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c))));
    return regex.toString();
  }

  private record Answer(String name, boolean matches) {}
}
