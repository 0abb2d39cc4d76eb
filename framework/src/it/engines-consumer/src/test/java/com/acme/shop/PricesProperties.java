package com.acme.shop;

import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;

import dev.selvedge.Selvedge;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Properties of jqwik, each of which is tried several times. */
class PricesProperties {

  @Property(tries = 5)
  boolean aPriceIsNeverNegative(@ForAll @StringLength(max = 5) String item) {
    try (Prices prices = new Prices()) {
      return prices.known(item).join() >= 0;
    }
  }

  @Property(tries = 3)
  boolean aPriceAskedOnTheLoop(@ForAll @IntRange(max = 2) int many) {
    try (Prices prices = new Prices()) {
      return prices.asked("tea").join() * many == 3 * many;
    }
  }

  @Example
  void aPriceAskedInARecording() {
    try (Prices prices = new Prices()) {
      assertThat(Selvedge.record(() -> prices.asked("tea").join())).hasFinding("BlockedEventLoop");
    }
  }

  @Group
  class Inside {

    @Example
    void aPriceAskedInAGroup() {
      try (Prices prices = new Prices()) {
        prices.asked("tea").join();
      }
    }
  }
}
