package dev.selvedge.samples.deadline;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** A search for the lowest price that ends when it is called off. */
public final class Search implements AutoCloseable {
  private final Future<Integer> price;

  /** Begins to search on a thread of a pool. */
  public Search(ExecutorService pool, PriceSource source, String item) {
    this.price = pool.submit(() -> source.price(item));
  }

  /** Whether there is an answer, or will be none. */
  public boolean isOver() {
    return price.isDone();
  }

  /** Calls it off. */
  @Override
  public void close() {
    price.cancel(true);
  }
}
