package dev.selvedge.samples.shop;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What a customer orders: so many pieces of one product. */
record Order(long customer, String sku, int quantity) {

  /**
   * Reads an order from the body of a request.
   *
   * @throws RequestFailure if it is not an order
   */
  static Order from(@Nullable String body) {
    JsonObject json = json(body);
    if (!(json.getValue("customer") instanceof Number customer)
        || !(json.getValue("sku") instanceof String sku)
        || !(json.getValue("quantity") instanceof Integer quantity)) {
      throw RequestFailure.badRequest("an order has a customer, a sku and a quantity");
    }
    if (sku.isBlank() || quantity < 1) {
      throw RequestFailure.badRequest("an order is for at least one piece of a product");
    }
    return new Order(customer.longValue(), sku, quantity);
  }

  private static JsonObject json(@Nullable String body) {
    try {
      return new JsonObject(body == null ? "" : body);
    } catch (DecodeException e) {
      throw RequestFailure.badRequest("the body is not a JSON object");
    }
  }
}
