package dev.selvedge.samples.shop;

import static dev.selvedge.samples.shop.TestShop.NO_DATABASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shop without a database and with a supplier who has no time at all. To open and close it
 * takes seconds, since it asks for its database: only the tests that end something have one of
 * their own.
 */
class ShopFailuresTests {
  private static TestShop shop;

  @BeforeAll
  static void open() throws IOException {
    shop = openWithoutDatabase();
    shop.deleteTerms();
  }

  @AfterAll
  static void close() throws IOException {
    shop.close();
  }

  private static TestShop openWithoutDatabase() throws IOException {
    return TestShop.open(NO_DATABASE, Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/customers/1", "/blocking/customers/1"})
  void withoutADatabaseNoCustomerIsFound(String path) throws Exception {
    assertFailure(shop.get(path), 503, "the database does not answer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/orders", "/unaudited/orders", "/uncounted/orders", "/unstoppable/orders"})
  void withoutADatabaseNoOrderIsTaken(String path) throws Exception {
    assertFailure(
        shop.post(path, "{\"customer\":1,\"sku\":\"assam\",\"quantity\":1}"),
        503,
        "the database does not answer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"customer\":1}",
        "{\"customer\":\"Ada\",\"sku\":\"assam\",\"quantity\":1}",
        "{\"customer\":1,\"sku\":7,\"quantity\":1}",
        "{\"customer\":1,\"sku\":\"assam\",\"quantity\":1.5}"
      })
  void anOrderNamesAllThatItNeeds(String body) throws Exception {
    assertFailure(shop.post("/orders", body), 400, "an order has a customer, a sku and a quantity");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"customer\":1,\"sku\":\"assam\",\"quantity\":0}",
        "{\"customer\":1,\"sku\":\" \",\"quantity\":1}"
      })
  void anOrderIsForSomething(String body) throws Exception {
    assertFailure(
        shop.post("/orders", body), 400, "an order is for at least one piece of a product");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1]", "tea"})
  void anOrderIsAJsonObject(String body) throws Exception {
    assertFailure(shop.post("/orders", body), 400, "the body is not a JSON object");
  }

  @Test
  void anEndlessOrderIsRefused() throws Exception {
    assertFailure(shop.post("/orders", " ".repeat(5_000)), 413, "the request was refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/terms", "/blocking/terms"})
  void whatWentWrongInsideIsNotTold(String path) throws Exception {
    assertFailure(shop.get(path), 500, "something went wrong here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/prices/assam", "/blocking/prices/assam"})
  void aSupplierWhoStaysBusyIsGivenUp(String path) throws Exception {
    assertFailure(shop.get(path), 503, "the supplier is busy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/prices/coffee", "/blocking/prices/coffee"})
  void anUnknownProductHasNoPrice(String path) throws Exception {
    assertFailure(shop.get(path), 404, "no such product");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/quotes", "/gated/quotes", "/unbounded/quotes"})
  void anUnknownProductHasNoQuote(String path) throws Exception {
    assertFailure(shop.post(path, "[\"coffee\",\"coffee\"]"), 404, "no such product");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[1]", "tea"})
  void whatIsToBeQuotedIsAListOfProducts(String body) throws Exception {
    assertFailure(shop.post("/quotes", body), 400, "the body is not a list of products");
  }

  @Test
  void aSupplierWhoIsGoneIsGivenUp() throws Exception {
    try (TestShop lonely = openWithoutDatabase()) {
      lonely.supplier().close();

      assertFailure(lonely.get("/prices/assam"), 503, "the supplier does not answer");
      assertFailure(lonely.post("/quotes", "[\"assam\"]"), 503, "the supplier does not answer");
    }
  }

  @Test
  void aClosedShopDoesNotListen() throws Exception {
    URI address;
    try (TestShop closed = openWithoutDatabase()) {
      assertThat(closed.get("/terms").statusCode()).isEqualTo(200);
      address = closed.address();
    }

    assertThatExceptionOfType(ConnectException.class)
        .isThrownBy(() -> address.toURL().openStream().close());
  }

  @Test
  void aPortInUseIsReported() {
    int taken = shop.address().getPort();
    Settings settings =
        new Settings("127.0.0.1", taken, NO_DATABASE, Path.of("terms"), URI.create("http://x"));

    assertThatThrownBy(() -> Shop.open(settings))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("The shop could not be opened: Address already in use");
  }

  private static void assertFailure(HttpResponse<String> response, int status, String error) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEqualTo("{\"error\":\"" + error + "\"}");
  }
}
