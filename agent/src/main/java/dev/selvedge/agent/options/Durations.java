package dev.selvedge.agent.options;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 10ms}, {@code 500us}, {@code 2s}. */
final class Durations {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(ns|us|ms|s|m)");
  private static final Map<String, Long> NANOS =
      Map.of("ns", 1L, "us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L);

  private Durations() {}

  static long nanos(String key, String value) {
    Matcher matcher = FORM.matcher(value);
    if (!matcher.matches()) {
      throw OptionException.badValue(
          key, value, "a number and a unit of ns, us, ms, s or m, as 10ms");
    }
    long number = Long.parseLong(matcher.group(1));
    long unit = NANOS.getOrDefault(matcher.group(2), 1L);
    return number > Long.MAX_VALUE / unit ? Long.MAX_VALUE : number * unit;
  }
}
