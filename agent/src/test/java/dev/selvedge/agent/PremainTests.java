package dev.selvedge.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PremainTests {

  @ParameterizedTest
  @CsvSource({"1.8,8", "9,9", "11,11", "17,17", "25,25", "26-ea,26", "'',17", "odd,17"})
  void readsTheNumberOfAVersionAndTakesAnUnreadableOneForNewEnough(String version, int feature) {
    assertThat(Premain.feature(version)).isEqualTo(feature);
  }
}
