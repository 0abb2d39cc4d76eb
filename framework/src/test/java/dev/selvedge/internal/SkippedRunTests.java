package dev.selvedge.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether somebody wants no Selvedge for once. */
class SkippedRunTests {

  @ParameterizedTest
  @ValueSource(strings = {"true", " TRUE ", ""})
  void somebodyDoes(String value) {
    assertThat(SkippedRun.isOn(value)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"false", "no"})
  void nobodyDoes(String value) {
    assertThat(SkippedRun.isOn(value)).isFalse();
  }

  @Test
  void theseTestsAreNone() {
    assertThat(SkippedRun.isOn()).isFalse();
  }
}
