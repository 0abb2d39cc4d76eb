package dev.selvedge.samples.pitfall.mixed;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The price of a basket. All inside is asynchronous, and composed; there is one bridge to callers
 * that are not, and it stands at the edge.
 */
public final class Checkout {
  private final Prices prices;

  /** A checkout at these prices. */
  public Checkout(Prices prices) {
    this.prices = prices;
  }

  /** The sum of the prices, all of which are asked for at the same time. */
  public CompletableFuture<Integer> total(List<String> items) {
    CompletableFuture<Integer> sum = CompletableFuture.completedFuture(0);
    for (CompletableFuture<Integer> price : items.stream().map(prices::priceOf).toList()) {
      sum = sum.thenCombine(price, Integer::sum);
    }
    return sum;
  }

  /**
   * The same for a caller who has to wait: a request on a virtual thread, a command line. No stage
   * and no task of a pool may call it.
   *
   * @throws ExecutionException if a price cannot be had
   * @throws InterruptedException if the thread is interrupted; nobody waits for the prices then
   */
  public int awaitTotal(List<String> items) throws ExecutionException, InterruptedException {
    return total(items).get();
  }
}
