package com.acme.shop.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.acme.shop.Prices;
import dev.selvedge.Guarded;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@Guarded
class PricesFromOutsideTest {

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
  void testsServiceAndFrameworkAreNamedModules() {
    assertEquals("com.acme.shop.tests", getClass().getModule().getName());
    assertEquals("com.acme.shop", Prices.class.getModule().getName());
    assertEquals("dev.selvedge.framework", Guarded.class.getModule().getName());
  }

  @Test
  void theAgentIsThereOnce() throws ClassNotFoundException {
    Class<?> agent = Class.forName("dev.selvedge.agent.Bridge", false, getClass().getClassLoader());
    assertNull(agent.getClassLoader(), "the boot loader's");
  }
}
