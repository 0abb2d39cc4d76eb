package com.acme.shop;

import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

/** Makes the context that the second one uses too. */
class FirstPortTest extends ShopOnAPort {

  @Test
  void reserve() {
    client.post().uri("/reserve/tea").exchange().expectStatus().isOk();

    await()
        .untilAsserted(
            () -> client.get().uri("/refused").exchange().expectBody(String.class).isEqualTo("1"));
  }
}
