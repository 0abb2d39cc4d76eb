package com.acme.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.selvedge.Guarded;
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

  @Test
  void theAgentIsThereOnce() throws ClassNotFoundException {
    Class<?> agent = Class.forName("dev.selvedge.agent.Bridge", false, getClass().getClassLoader());
    assertNull(agent.getClassLoader(), "the boot loader's");
  }
}
