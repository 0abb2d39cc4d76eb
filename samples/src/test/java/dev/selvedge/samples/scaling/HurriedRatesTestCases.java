package dev.selvedge.samples.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.FanOutScaling;

/** The same test of the twin; run by another test, because it fails. */
class HurriedRatesTestCases {
  private final HurriedRates rates = new HurriedRates(parcel -> parcel.length());

  @FanOutScaling(sizes = {25, 100})
  void total(int parcels) throws Exception {
    assertThat(rates.total(RatesTests.parcels(parcels))).isEqualTo(parcels);
  }
}
