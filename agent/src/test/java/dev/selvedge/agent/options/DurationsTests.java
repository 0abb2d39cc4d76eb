package dev.selvedge.agent.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTests {

  @ParameterizedTest
  @CsvSource({
    "0ms,0",
    "7ns,7",
    "500us,500000",
    "10ms,10000000",
    "10 ms,10000000",
    "2s,2000000000",
    "3m,180000000000"
  })
  void areANumberAndAUnit(String text, long nanos) {
    assertThat(Durations.nanos("lock.threshold", text)).isEqualTo(nanos);
  }

  @Test
  void beyondMeasureAreForEver() {
    assertThat(Durations.nanos("lock.threshold", "999999999m")).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "ms", "-1ms", "1.5s", "10h", "10MS", "1ms1", "9999999999ms"})
  void areNothingElse(String text) {
    assertThatThrownBy(() -> Durations.nanos("lock.threshold", text))
        .isInstanceOf(OptionException.class)
        .hasMessageStartingWith("option 'lock.threshold' has the value '" + text + "'; accepted:");
  }
}
