package dev.selvedge.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values of the parameters by which a suite is guarded. */
class SuiteChoiceTests {

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "true",
        " TRUE ",
        "*",
        "java",
        "java.util",
        "java.util.*",
        "java.util.Map",
        "java.u?il",
        "com.acme, java.util",
        "com.acme:java.util",
        "*.Map",
        "java.util.Ma*"
      })
  void anEntryOfAMapIsMeant(@Nullable String guarded) {
    assertThat(choice(guarded, null).isOn(Map.Entry.class)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", " False ", "jav", "java.util.M", "com.acme", "java.util.Map.En"})
  void anEntryOfAMapIsNotMeant(String guarded) {
    assertThat(choice(guarded, null).isOn(Map.Entry.class)).isFalse();
  }

  @Test
  void whatIsTakenOutIsNotMeant() {
    assertThat(choice("true", "java.util.Map").isOn(Map.Entry.class)).isFalse();
    assertThat(choice("true", "true").isOn(Map.Entry.class)).isFalse();
    assertThat(choice("true", "false").isOn(Map.Entry.class)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "yes", "on", "All", "com acme", "com.acme,,", "com/acme"})
  void otherValuesAreRefusedInOneLine(String guarded) {
    assertThatThrownBy(() -> choice(guarded, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the configuration parameter 'selvedge.guarded' has the value '")
        .hasMessageContaining("accepted are true, false, and packages");
    assertThatThrownBy(() -> choice(null, guarded)).hasMessageContaining("'selvedge.unguarded'");
  }

  @Test
  void everyValueButFalseIsASwitch() {
    assertThat(SuiteChoice.isSwitch(null)).isFalse();
    assertThat(SuiteChoice.isSwitch("false")).isFalse();
    assertThat(SuiteChoice.isSwitch("com.acme")).isTrue();
    assertThat(SuiteChoice.isSwitch("yes")).isTrue();
  }

  private static SuiteChoice choice(@Nullable String guarded, @Nullable String unguarded) {
    Map<String, @Nullable String> parameters = new HashMap<>();
    parameters.put(SuiteChoice.GUARDED, guarded);
    parameters.put(SuiteChoice.UNGUARDED, unguarded);
    return SuiteChoice.of(parameters::get);
  }
}
