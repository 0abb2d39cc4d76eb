package com.acme.stock;

import dev.selvedge.Guarded;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Requests to Netty on a real port. */
@Guarded
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "spring.main.web-application-type=reactive")
class StockTest {

  @LocalServerPort private int port;
  private WebTestClient client;

  @BeforeEach
  void connect() {
    client =
        WebTestClient.bindToServer()
            .baseUrl("http://localhost:" + port)
            .responseTimeout(Duration.ofSeconds(60))
            .build();
  }

  @Test
  void stock() {
    client.get().uri("/stock/tea").exchange().expectStatus().isOk();
  }

  @Test
  void counted() {
    client.get().uri("/counted/tea").exchange().expectStatus().isOk();
  }

  @Test
  void blocking() {
    client.get().uri("/blocking/tea").exchange().expectStatus().isOk();
  }

  @Test
  void remote() {
    client.get().uri("/remote/" + port).exchange().expectStatus().isOk();
  }
}
