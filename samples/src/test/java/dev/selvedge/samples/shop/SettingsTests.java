package dev.selvedge.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTests {
  private static final Map<String, String> REQUIRED =
      Map.of(
          "SHOP_JDBC_URL", "jdbc:postgresql://db/shop",
          "SHOP_TERMS", "terms.txt",
          "SHOP_SUPPLIER", "http://127.0.0.1:81");

  @Test
  void theAddressHasADefault() {
    assertThat(Settings.from(REQUIRED))
        .isEqualTo(
            new Settings(
                "127.0.0.1",
                8080,
                "jdbc:postgresql://db/shop",
                Path.of("terms.txt"),
                URI.create("http://127.0.0.1:81")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHOP_JDBC_URL", "SHOP_TERMS", "SHOP_SUPPLIER"})
  void theRestIsRequired(String name) {
    Map<String, String> environment = new HashMap<>(REQUIRED);
    environment.remove(name);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.from(environment))
        .withMessage(name + " is not set");
  }

  @Test
  void aPortIsANumber() {
    Map<String, String> environment = new HashMap<>(REQUIRED);
    environment.put("SHOP_PORT", "http");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.from(environment))
        .withMessage("SHOP_PORT is not a number: http");
  }
}
