package dev.selvedge.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.samples.demo.ShopDatabase;
import dev.selvedge.samples.demo.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The shop with all that it needs: what the handlers answer, the flawed as well as the right. */
class ShopTests {
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

  @Test
  void anOrderIsStored() throws Exception {
    HttpResponse<String> response =
        shop.post("/orders", "{\"customer\":2,\"sku\":\"sencha\",\"quantity\":3}");

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
  void anUnknownCustomerCannotOrder() throws Exception {
    assertFailure(
        shop.post("/orders", "{\"customer\":99,\"sku\":\"sencha\",\"quantity\":3}"),
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

  private static void assertFailure(HttpResponse<String> response, int status, String error) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEqualTo("{\"error\":\"" + error + "\"}");
  }
}
