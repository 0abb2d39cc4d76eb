package dev.selvedge.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTests {

  @ParameterizedTest
  @CsvSource({
    "1, under 0.1 ms",
    "49_999, under 0.1 ms",
    "50_000, 0.1 ms",
    "8_440_000, 8.4 ms",
    "9_960_000, 10 ms",
    "212_400_000, 212 ms",
    "999_499_999, 999 ms",
    "999_600_000, 1.0 s",
    "59_940_000_000, 59.9 s",
    "59_960_000_000, 1 min",
    "125_000_000_000, 2 min 5 s",
    "3_599_900_000_000, 1 h",
    "9_223_372_036_854_775_807, 2562047 h 47 min"
  })
  void aDurationIsSaidInTheUnitThatReadsBest(String nanos, String text) {
    assertThat(Durations.readable(Long.parseLong(nanos.replace("_", "")))).isEqualTo(text);
  }

  @Test
  void severalCallsAreCountedAndTimed() {
    assertThat(Durations.happened(3, 212_000_000, 101_000_000))
        .isEqualTo("3 times, 212 ms in all, longest 101 ms");
  }

  @Test
  void aSingleCallHasOneDuration() {
    assertThat(Durations.happened(1, 101_000_000, 101_000_000)).isEqualTo("once, for 101 ms");
  }

  @Test
  void durationsThatAreNotKnownYetAreNotMentioned() {
    assertThat(Durations.happened(1, 0, 0)).isEqualTo("once");
    assertThat(Durations.happened(1_200, 0, 0)).isEqualTo("1,200 times");
  }

  @Test
  void numbersDoNotDependOnTheMachine() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(Durations.happened(1_200, 1_300_000_000, 8_400_000))
          .isEqualTo("1,200 times, 1.3 s in all, longest 8.4 ms");
    } finally {
      Locale.setDefault(before);
    }
  }
}
