package dev.selvedge.samples.shop;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What a customer orders: so many pieces of one product. */
record Order(long customer, String sku, int quantity) {

  /**
   * Reads an order from the body of a request.
   *
   * @throws RequestFailure if it is not an order
   */
  static Order from(@Nullable JsonObject body) {
    if (body == null
        || !(body.getValue("customer") instanceof Number customer)
        || !(body.getValue("sku") instanceof String sku)
        || !(body.getValue("quantity") instanceof Number quantity)) {
      throw RequestFailure.badRequest("an order has a customer, a sku and a quantity");
    }
    if (sku.isBlank() || quantity.intValue() < 1) {
      throw RequestFailure.badRequest("an order is for at least one piece of a product");
    }
    return new Order(customer.longValue(), sku, quantity.intValue());
  }
}
