package dev.selvedge.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.selvedge.samples.demo.ShopDatabase;
import dev.selvedge.samples.demo.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The shop with all that it needs: what the handlers answer, the flawed as well as the right. */
class ShopTests {
  /** With the time of the day it is longer than what the audit has room for. */
  private static final String UNHEARD_OF = "silver needles, hand-picked at ";

  private static ShopDatabase database;
  private static TestShop shop;

  @BeforeAll
  static void open() throws IOException {
    database = TestDatabase.startOrSkip();
    shop = TestShop.open(database.jdbcUrl(), 1);
  }

  @AfterAll
  static void close() throws IOException {
    if (database != null) {
      shop.close();
      database.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/customers/1", "/blocking/customers/1"})
  void aCustomerIsFound(String path) throws Exception {
    HttpResponse<String> response = shop.get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(response.body())
        .isEqualTo("{\"id\":1,\"name\":\"Ada Lovelace\",\"email\":\"ada@example.org\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/customers/99", "/blocking/customers/99"})
  void anUnknownCustomerIsNotFound(String path) throws Exception {
    assertFailure(shop.get(path), 404, "no such customer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/customers/ada", "/blocking/customers/ada"})
  void aCustomerNumberIsANumber(String path) throws Exception {
    assertFailure(shop.get(path), 400, "not a customer number: ada");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/orders", "/unaudited/orders", "/uncounted/orders", "/unstoppable/orders"})
  void anOrderIsStored(String path) throws Exception {
    HttpResponse<String> response =
        shop.post(path, "{\"customer\":2,\"sku\":\"sencha\",\"quantity\":3}");

    assertThat(response.statusCode()).isEqualTo(201);
    String location = response.headers().firstValue("Location").orElseThrow();
    long id = Long.parseLong(location.substring("/orders/".length()));
    assertThat(response.body()).isEqualTo("{\"id\":" + id + "}");
    assertThat(stored(id)).isEqualTo(new Order(2, "sencha", 3));
  }

  private static Order stored(long id) {
    return JdbcClient.create(new DriverManagerDataSource(database.jdbcUrl()))
        .sql("select customer, sku, quantity from customer_order where id = ?")
        .param(id)
        .query(Order.class)
        .single();
  }

  @Test
  void anOrderIsAuditedAndCountedWhenItIsAnswered() throws Exception {
    shop.post("/orders", "{\"customer\":3,\"sku\":\"gyokuro\",\"quantity\":7}");

    assertThat(notes("gyokuro")).containsExactly("7 x gyokuro for customer 3");
    assertThat(shop.get("/bestsellers").body()).contains("gyokuro");
  }

  @Test
  void whatCannotBeAuditedIsNotOrdered() throws Exception {
    assertFailure(
        shop.post("/orders", order(UNHEARD_OF + "noon")), 400, "the order cannot be audited");
    assertThat(shop.get("/bestsellers").body()).doesNotContain("noon");
  }

  @Test
  void theTwinTakesAnOrderThatCannotBeAudited() throws Exception {
    String order = order(UNHEARD_OF + "midnight");

    assertThat(shop.post("/unaudited/orders", order).statusCode()).isEqualTo(201);
    assertThat(notes("midnight")).isEmpty();
  }

  private static String order(String sku) {
    return "{\"customer\":1,\"sku\":\"%s\",\"quantity\":1}".formatted(sku);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/orders", "/unaudited/orders", "/uncounted/orders", "/unstoppable/orders"})
  void anOrderIsPackedSoon(String path) throws Exception {
    shop.post(path, "{\"customer\":3,\"sku\":\"oolong\",\"quantity\":1000}");
    int before = packed();

    shop.post(path, "{\"customer\":3,\"sku\":\"oolong\",\"quantity\":1000}");

    await().until(() -> packed() >= before + 1000);
  }

  private static int packed() throws Exception {
    return new JsonObject(shop.get("/packed").body()).getInteger("pieces");
  }

  private static List<String> notes(String sku) {
    return JdbcClient.create(new DriverManagerDataSource(database.jdbcUrl()))
        .sql("select note from audit where note like ?")
        .param("%" + sku + "%")
        .query(String.class)
        .list();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/orders", "/unaudited/orders", "/uncounted/orders", "/unstoppable/orders"})
  void anUnknownCustomerCannotOrder(String path) throws Exception {
    assertFailure(
        shop.post(path, "{\"customer\":99,\"sku\":\"sencha\",\"quantity\":3}"),
        400,
        "no such customer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/terms", "/blocking/terms"})
  void theTermsAreText(String path) throws Exception {
    HttpResponse<String> response = shop.get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
    assertThat(response.body()).isEqualTo("No returns");
  }

  /** Two products, since only the first question for each is refused. */
  @ParameterizedTest
  @ValueSource(strings = {"/prices/matcha", "/blocking/prices/assam"})
  void thePriceIsAskedForAgainWhenTheSupplierIsBusy(String path) throws Exception {
    HttpResponse<String> response = shop.get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).containsAnyOf("\"price\":\"9.90\"", "\"price\":\"3.80\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/quotes", "/gated/quotes", "/unbounded/quotes"})
  void theQuotesAreInTheOrderOfTheList(String path) throws Exception {
    HttpResponse<String> response = shop.post(path, "[\"matcha\",\"assam\",\"matcha\"]");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("[\"9.90\",\"3.80\",\"9.90\"]");
  }

  private static void assertFailure(HttpResponse<String> response, int status, String error) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEqualTo("{\"error\":\"" + error + "\"}");
  }
}
