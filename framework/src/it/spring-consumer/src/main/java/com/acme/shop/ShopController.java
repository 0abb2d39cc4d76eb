package com.acme.shop;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ShopController {

  private final Prices prices;
  private final Mailer mailer;
  private final ExecutorService suppliers;
  private final AtomicInteger refused = new AtomicInteger();

  ShopController(Prices prices, Mailer mailer, @Qualifier("suppliers") ExecutorService suppliers) {
    this.prices = prices;
    this.mailer = mailer;
    this.suppliers = suppliers;
  }

  @GetMapping("/price/{item}")
  int price(@PathVariable String item) {
    return prices.of(item);
  }

  @GetMapping("/asked/{item}")
  CompletableFuture<Integer> asked(@PathVariable String item) {
    return CompletableFuture.supplyAsync(() -> prices.of(item), suppliers);
  }

  @GetMapping("/called/{item}")
  Callable<Integer> called(@PathVariable String item) {
    return () -> prices.of(item);
  }

  @PostMapping("/order/{item}")
  int order(@PathVariable String item) {
    mailer.confirm(item);
    return mailer.sent().join();
  }

  @PostMapping("/reserve/{item}")
  void reserve(@PathVariable String item) {
    CompletableFuture.runAsync(() -> refuse(item), suppliers); // the fault
  }

  @GetMapping("/refused")
  int refused() {
    return refused.get();
  }

  private void refuse(String item) {
    refused.incrementAndGet();
    throw new IllegalStateException("no " + item + " left");
  }
}
