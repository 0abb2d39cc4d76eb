package com.acme.stock;

import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@RestController
@SpringBootApplication
public class StockApplication {

  public StockApplication() {}

  public static void main(String[] args) {
    SpringApplication.run(StockApplication.class, args);
  }

  /** How much of something there is. */
  public record Stock(String item, int many) {}

  @GetMapping("/stock/{item}")
  Mono<Stock> stock(@PathVariable String item) {
    return Mono.delay(Duration.ofMillis(5)).map(passed -> new Stock(item, 7));
  }

  @GetMapping("/counted/{item}")
  Mono<Stock> counted(@PathVariable String item) {
    return Mono.fromCallable(() -> count(item)).subscribeOn(Schedulers.boundedElastic());
  }

  @GetMapping("/blocking/{item}")
  Mono<Stock> blocking(@PathVariable String item) throws InterruptedException {
    return Mono.just(count(item));
  }

  @GetMapping("/remote/{port}")
  Mono<Stock> remote(@PathVariable int port) {
    return WebClient.create("http://localhost:" + port)
        .get()
        .uri("/stock/tea")
        .retrieve()
        .bodyToMono(Stock.class);
  }

  private static Stock count(String item) throws InterruptedException {
    Thread.sleep(20); // the fault
    return new Stock(item, 7);
  }
}
