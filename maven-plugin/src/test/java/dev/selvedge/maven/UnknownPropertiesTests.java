package dev.selvedge.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class UnknownPropertiesTests {

  @Test
  void areNamed() {
    assertThat(of("selvedge.fanoutlimit").lines())
        .singleElement()
        .asString()
        .contains("selvedge.fanoutlimit");
  }

  @Test
  void areNotThoseThatSetSomethingAndNotThoseOfOthers() {
    assertThat(
            of(
                    "selvedge.fanout.limit",
                    "selvedge.severity.LostFailure",
                    "selvedge.skip",
                    "selvedge.guarded",
                    "selvedge.version",
                    "selvedgeAgent",
                    "argLine")
                .lines())
        .isEmpty();
  }

  private static UnknownProperties of(String... names) {
    Properties properties = new Properties();
    for (String name : names) {
      properties.setProperty(name, "x");
    }
    return new UnknownProperties(properties);
  }
}
