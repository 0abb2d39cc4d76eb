package com.acme.shop;

import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;
import static org.junit.Assert.assertEquals;

import dev.selvedge.Selvedge;
import org.junit.After;
import org.junit.Test;

/** Tests in JUnit 4. */
public class OldPricesTest {

  private final Prices prices = new Prices();

  public OldPricesTest() {}

  @After
  public void close() {
    prices.close();
  }

  @Test
  public void aKnownPrice() {
    assertEquals(Integer.valueOf(3), prices.known("tea").join());
  }

  @Test
  public void aPriceAskedOnTheLoop() {
    assertEquals(Integer.valueOf(3), prices.asked("tea").join());
  }

  @Test(timeout = 30_000)
  public void aPriceAskedOnAThreadOfItsOwn() {
    assertEquals(Integer.valueOf(3), prices.asked("tea").join());
  }

  @Test
  public void aPriceAskedInARecording() {
    assertThat(Selvedge.record(() -> prices.asked("tea").join())).hasFinding("BlockedEventLoop");
    assertThat(Selvedge.record(() -> prices.known("tea").join())).hasNoFindings();
  }
}
