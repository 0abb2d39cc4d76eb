package dev.selvedge.samples.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.selvedge.Guarded;
import org.junit.jupiter.api.Test;

/** Tests of the shop as its engineers would write them: all of them are green without the guard. */
@Guarded
class GuardedShopTestCases {
  static TestShop shop;

  @Test
  void customer() throws Exception {
    assertEquals(200, shop.get("/customers/1").statusCode());
  }

  @Test
  void customerBlocking() throws Exception {
    assertEquals(200, shop.get("/blocking/customers/1").statusCode());
  }

  @Test
  void terms() throws Exception {
    assertEquals(200, shop.get("/terms").statusCode());
  }

  @Test
  void termsBlocking() throws Exception {
    assertEquals(200, shop.get("/blocking/terms").statusCode());
  }

  @Test
  void price() throws Exception {
    assertEquals(200, shop.get("/prices/matcha").statusCode());
  }

  @Test
  void priceBlocking() throws Exception {
    assertEquals(200, shop.get("/blocking/prices/assam").statusCode());
  }

  @Test
  void order() throws Exception {
    String order = "{\"customer\":1,\"sku\":\"assam\",\"quantity\":1}";
    assertEquals(201, shop.post("/orders", order).statusCode());
  }
}
