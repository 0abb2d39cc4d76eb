package com.acme.shop;

import dev.selvedge.Guarded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Requests to a server on a real port. */
@Guarded
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class ShopOnAPort {

  @LocalServerPort private int port;
  RestTestClient client;

  @BeforeEach
  void connect() {
    client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
  }

  @Test
  void price() {
    client.get().uri("/price/tea").exchange().expectBody(String.class).isEqualTo("3");
  }

  @Test
  void asked() {
    client.get().uri("/asked/tea").exchange().expectBody(String.class).isEqualTo("3");
  }

  @Test
  void called() {
    client.get().uri("/called/tea").exchange().expectBody(String.class).isEqualTo("3");
  }

  @Test
  void order() {
    client.post().uri("/order/tea").exchange().expectStatus().isOk();
  }
}
