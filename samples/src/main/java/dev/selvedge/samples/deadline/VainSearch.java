package dev.selvedge.samples.deadline;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;

/**
 * A search for the lowest price that cannot be called off: the future is cancelled, and the thread
 * that searches is not told. {@link Search} does it right.
 */
public final class VainSearch implements AutoCloseable {
  private final CompletableFuture<Integer> price;

  /** Begins to search on a thread of a pool. */
  public VainSearch(ExecutorService pool, PriceSource source, String item) {
    this.price = CompletableFuture.supplyAsync(() -> ask(source, item), pool);
  }

  private static int ask(PriceSource source, String item) {
    try {
      return source.price(item);
    } catch (InterruptedException e) {
      throw new CompletionException(e);
    }
  }

  /** Whether there is an answer, or will be none. */
  public boolean isOver() {
    return price.isDone();
  }

  /** Calls it off, as far as anybody can see. */
  @Override
  public void close() {
    price.cancel(true); // FINDING: IneffectiveCancel
  }
}
