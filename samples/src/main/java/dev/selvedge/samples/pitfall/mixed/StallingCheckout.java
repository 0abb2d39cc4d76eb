package dev.selvedge.samples.pitfall.mixed;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The price of a basket, as it looks when synchronous code was wrapped until it compiled: each
 * basket keeps a thread of the pool for as long as its suppliers take. {@link Checkout} does it
 * right.
 */
public final class StallingCheckout {
  private final Prices prices;
  private final Executor pool;

  /** A checkout at these prices, whose work the pool does. */
  public StallingCheckout(Prices prices, Executor pool) {
    this.prices = prices;
    this.pool = pool;
  }

  /** The sum of the prices, which are asked for one after the other. */
  public CompletableFuture<Integer> total(List<String> items) {
    return CompletableFuture.supplyAsync(() -> sum(items), pool);
  }

  private int sum(List<String> items) {
    int sum = 0;
    for (String item : items) {
      sum += prices.priceOf(item).join(); // FINDING: SyncOverAsync
    }
    return sum;
  }
}
