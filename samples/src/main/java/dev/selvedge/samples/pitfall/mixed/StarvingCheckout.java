package dev.selvedge.samples.pitfall.mixed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * The price of a basket, for which tasks of a pool wait for other tasks of the same pool. As many
 * baskets at a time as it has threads, and nothing moves any more. {@link Checkout} does it right.
 */
public final class StarvingCheckout {
  private final Prices prices;
  private final ExecutorService pool;

  /** A checkout at these prices, whose work the pool does. */
  public StarvingCheckout(Prices prices, ExecutorService pool) {
    this.prices = prices;
    this.pool = pool;
  }

  /** The sum of the prices. */
  public Future<Integer> total(List<String> items) {
    return pool.submit(() -> sum(items));
  }

  private int sum(List<String> items) throws ExecutionException, InterruptedException {
    List<Future<Integer>> asked = new ArrayList<>();
    for (String item : items) {
      asked.add(pool.submit(() -> prices.awaitPriceOf(item)));
    }
    int sum = 0;
    for (Future<Integer> price : asked) {
      sum += price.get(); // FINDING: StarvedPool
    }
    return sum;
  }
}
