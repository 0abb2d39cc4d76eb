package dev.selvedge.agent.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which methods a package, class or method stands for. */
class CodePatternTests {

  private static final String METHOD = "com.acme.legacy.Rates.Cache.load";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.acme.legacy.Rates.Cache.load",
        "com.acme.legacy.Rates.Cache",
        "com.acme.legacy.Rates$Cache",
        "com.acme.legacy.Rates$Cache.load",
        "com.acme.legacy.Rates",
        "com.acme.legacy",
        "com.acme.legacy.*",
        "com.acme.*",
        "com.*.Rates",
        "*.legacy.*",
        "*Cache.lo?d",
        "com.acme.legacy.R*",
        "*"
      })
  void standsForWhatLiesInIt(String where) {
    assertThat(new CodePattern(where).matches(METHOD)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.acme.legacy.Rate",
        "com.acme.legacy.Rates.Cache.loadAll",
        "com.acme.legacy.Rates.Cache.load.more",
        "acme.legacy",
        "com.acme.leg",
        "com.acme.leg.*",
        "Cache.load",
        "com.?.legacy",
        "*Cache.l?d",
        "load"
      })
  void doesNotStandForOthers(String where) {
    assertThat(new CodePattern(where).matches(METHOD)).isFalse();
  }
}
