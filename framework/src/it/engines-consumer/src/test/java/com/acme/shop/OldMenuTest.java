package com.acme.shop;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** The same test in JUnit 4 for several items. */
@RunWith(Parameterized.class)
public class OldMenuTest {

  private final Prices prices = new Prices();
  private final String item;

  public OldMenuTest(String item) {
    this.item = item;
  }

  @Parameterized.Parameters(name = "{0}")
  public static List<String> items() {
    return List.of("tea", "coffee, \"black\" & <hot>");
  }

  @After
  public void close() {
    prices.close();
  }

  @Test
  public void price() {
    boolean isTea = item.equals("tea");
    assertEquals(
        Integer.valueOf(isTea ? 3 : 0), (isTea ? prices.known(item) : prices.asked(item)).join());
  }
}
