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

  /**
   * The sum of the prices, all of which are asked for at the same time. It fails as soon as one of
   * them cannot be had. When it has failed or is cancelled the others are not asked for any more.
   */
  public CompletableFuture<Integer> total(List<String> items) {
    List<CompletableFuture<Integer>> asked = items.stream().map(prices::priceOf).toList();
    CompletableFuture<Integer> total =
        CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
            .thenApply(_ -> asked.stream().mapToInt(CompletableFuture::resultNow).sum());
    for (CompletableFuture<Integer> price : asked) {
      // allOf waits for all of them, also for those that come after a failure.
      var _ = price.exceptionally(failure -> fail(total, failure));
    }
    // Not to be had by allOf either: what it is made of does not know that it is cancelled.
    var _ = total.whenComplete((_, _) -> asked.forEach(price -> price.cancel(true)));
    return total;
  }

  private static int fail(CompletableFuture<Integer> total, Throwable failure) {
    total.completeExceptionally(failure);
    return 0;
  }

  /**
   * The same for a caller who has to wait: a request on a virtual thread, a command line. No stage
   * and no task of a pool may call it.
   *
   * @throws ExecutionException if a price cannot be had
   * @throws InterruptedException if the thread is interrupted; nobody asks for the prices any more
   *     then
   */
  public int awaitTotal(List<String> items) throws ExecutionException, InterruptedException {
    CompletableFuture<Integer> total = total(items);
    try {
      return total.get();
    } finally {
      total.cancel(true);
    }
  }
}
