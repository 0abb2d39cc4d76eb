package dev.selvedge.samples.scaling;

import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.FanOutLimit;
import dev.selvedge.FanOutScaling;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What may be asked of a fan-out: that it keeps to a limit, and that it does not grow. */
class RatesTests {
  private final Rates rates = new Rates(parcel -> parcel.length());

  @FanOutScaling(sizes = {25, 100})
  void total(int parcels) throws Exception {
    assertThat(rates.total(parcels(parcels))).isEqualTo(parcels);
  }

  @Test
  @FanOutLimit(8)
  void asManyAtATimeAsTheServiceBears() throws Exception {
    assertThat(rates.total(parcels(100))).isEqualTo(100);
  }

  @Test
  void asManyAtATimeAsARecordingSays() {
    Recording recording = Selvedge.record(() -> rates.total(parcels(100)));

    assertThat(recording).hasNoFindings().hasPeakFanOutAtMost(8, "Rates.total");
  }

  static List<String> parcels(int number) {
    return IntStream.range(0, number).mapToObj(each -> "p").toList();
  }
}
