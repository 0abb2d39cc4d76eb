package dev.selvedge.junit;

import dev.selvedge.CancellationSweep;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * How far a sweep goes.
 *
 * @param maxPoints at how many places the test is cancelled at most
 * @param budget for how long new runs are begun
 * @param grace how long an interrupted task may take to end
 */
record SweepSettings(int maxPoints, Duration budget, Duration grace) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(ms|s|m)");

  private static final Map<String, ChronoUnit> UNITS =
      Map.of("ms", ChronoUnit.MILLIS, "s", ChronoUnit.SECONDS, "m", ChronoUnit.MINUTES);

  /**
   * Reads the annotation.
   *
   * @throws ExtensionConfigurationException if something in it makes no sense, in one line
   */
  static SweepSettings of(CancellationSweep annotation) {
    if (annotation.maxPoints() < 1) {
      throw new ExtensionConfigurationException(
          "@CancellationSweep(maxPoints = " + annotation.maxPoints() + ") would cancel nothing");
    }
    return new SweepSettings(
        annotation.maxPoints(),
        duration("budget", annotation.budget()),
        duration("grace", annotation.grace()));
  }

  private static Duration duration(String attribute, String text) {
    Matcher matcher = FORM.matcher(text.strip());
    ChronoUnit unit = matcher.matches() ? UNITS.get(matcher.group(2)) : null;
    if (unit == null) {
      throw new ExtensionConfigurationException(
          "@CancellationSweep("
              + attribute
              + " = \""
              + text
              + "\") is no time: write a number and ms, s or m, as in 30s");
    }
    return Duration.of(Long.parseLong(matcher.group(1)), unit);
  }

  /** A time as a reader expects it. */
  static String shown(Duration time) {
    long millis = time.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }
}
