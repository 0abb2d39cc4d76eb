package com.acme.shop;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A price service with one event loop, of which one operation waits where it must not. */
public final class Prices implements AutoCloseable {

  private final ExecutorService loop =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "shop-loop-0"));

  private final Map<String, Integer> known = Map.of("tea", 3);

  public Prices() {}

  public CompletableFuture<Integer> known(String item) {
    return CompletableFuture.supplyAsync(() -> known.getOrDefault(item, 0), loop);
  }

  public CompletableFuture<Integer> asked(String item) {
    return CompletableFuture.supplyAsync(
        () -> {
          pretendToAskTheSupplier();
          return known.getOrDefault(item, 0);
        },
        loop);
  }

  private static void pretendToAskTheSupplier() {
    try {
      Thread.sleep(20); // the fault
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    loop.shutdown();
  }
}
