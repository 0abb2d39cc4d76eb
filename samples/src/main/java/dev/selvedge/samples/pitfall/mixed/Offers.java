package dev.selvedge.samples.pitfall.mixed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Offers that need a price, by a client that blocks: it does so on an executor that is there for
 * it, best of virtual threads.
 */
public final class Offers {
  private final Prices prices;
  private final Executor blocking;

  /** Offers at these prices, which the executor waits for. */
  public Offers(Prices prices, Executor blocking) {
    this.prices = prices;
    this.blocking = blocking;
  }

  /** Words for a customer. */
  public CompletableFuture<String> offer(String item) {
    return CompletableFuture.supplyAsync(() -> await(item), blocking)
        .thenApply(price -> item + " for " + price);
  }

  private int await(String item) {
    try {
      return prices.awaitPriceOf(item);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }
}
