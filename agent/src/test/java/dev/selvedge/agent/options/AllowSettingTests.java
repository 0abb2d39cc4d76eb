package dev.selvedge.agent.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings {@code allow.<Rule>}. */
class AllowSettingTests {

  private static final List<String> RULES = List.of("BlockedEventLoop", "LostFailure");

  @Test
  void nameRulePlaceAndReason() {
    assertThat(allowed("allow.BlockedEventLoop=com.acme.Config.load because it is read once"))
        .containsExactly(
            new AllowSetting(
                "allow.BlockedEventLoop",
                "BlockedEventLoop",
                "com.acme.Config.load",
                "it is read once"));
  }

  @Test
  void mayBeSeveralOfOneRule() {
    assertThat(
            allowed(
                "allow.LostFailure.old=com.acme.old.* because because,"
                    + "allow.LostFailure.new=com.acme.new.* because of that,"
                    + "allow.*=com.acme.X because it goes away"))
        .extracting(AllowSetting::rule)
        .containsExactly("LostFailure", "LostFailure", "*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "allow.BlockedEventLoop=com.acme.X; gives no reason",
        "allow.BlockedEventLoop=com.acme.X because; gives no reason",
        "allow.BlockedEventLoop=because it is old; names no package",
        "allow.BlockedEventLoop=; names no package",
        "allow.BlockedEventLoop=com.acme X because it is old; names no package",
        "allow.Nothing=com.acme.X because it is old; names no rule, 'Nothing'",
        "allow.=com.acme.X because it is old; names no rule"
      })
  void areRefusedInOneLineIfSomethingIsMissing(String option, String complaint) {
    assertThatThrownBy(() -> allowed(option))
        .isInstanceOf(OptionException.class)
        .hasMessageContaining(option.substring(0, option.indexOf('=')))
        .hasMessageContaining(complaint)
        .hasMessageNotContaining("\n");
  }

  private static List<AllowSetting> allowed(String argument) {
    return OptionsParser.parse(argument, new Properties(), RULES).allowed();
  }
}
