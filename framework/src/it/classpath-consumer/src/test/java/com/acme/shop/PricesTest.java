package com.acme.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.selvedge.FanOutLimit;
import dev.selvedge.FanOutScaling;
import dev.selvedge.Guarded;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@Guarded
class PricesTest {

  @AutoClose private final Prices prices = new Prices();

  @Test
  void aKnownPrice() {
    assertEquals(3, prices.known("tea").join());
  }

  @Test
  void aPriceAskedOnTheLoop() {
    assertEquals(3, prices.asked("tea").join());
  }

  @FanOutScaling(sizes = {3, 12})
  void manyPrices(int items) {
    List<CompletableFuture<Integer>> asked = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      asked.add(prices.known("tea"));
    }
    assertEquals(3 * items, asked.stream().mapToInt(CompletableFuture::join).sum());
  }

  @Test
  @FanOutLimit(1)
  void onePriceAtATime() {
    assertEquals(3, prices.known("tea").join());
  }

  @Test
  void noPrice() {
    assertEquals(0, prices.known("coffee").join());
  }
}
