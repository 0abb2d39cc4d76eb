package com.acme.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.selvedge.Guarded;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A neighbour in Jupiter, which does nothing wrong. */
@Guarded
class GuardedPricesTest {

  @AutoClose private final Prices prices = new Prices();

  @Test
  void aKnownPrice() {
    assertEquals(3, prices.known("tea").join());
  }
}
