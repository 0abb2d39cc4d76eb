package dev.selvedge.samples.shop;

import io.vertx.core.json.JsonObject;

/** A customer of the shop, as stored. */
record Customer(long id, String name, String email) {

  JsonObject toJson() {
    return new JsonObject().put("id", id).put("name", name).put("email", email);
  }
}
