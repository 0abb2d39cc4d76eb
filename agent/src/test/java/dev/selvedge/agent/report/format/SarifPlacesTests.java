package dev.selvedge.agent.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SarifPlacesTests {

  @ParameterizedTest
  @CsvSource({
    "src/main/java/app/R.java, src/main/java/app/R.java",
    "x:y/app/R.java, x%3Ay/app/R.java",
    "s p#1/x:y%41\u00fc/R.java, s%20p%231/x%3Ay%2541%C3%BC/R.java",
  })
  void anAddressIsRelativeWhateverTheFoldersAreCalled(String path, String address) {
    assertThat(SarifPlaces.uri(path)).isEqualTo(address);
    assertThat(URI.create(SarifPlaces.uri(path)).getPath()).isEqualTo(path);
    assertThat(URI.create(SarifPlaces.uri(path)).getScheme()).isNull();
  }
}
