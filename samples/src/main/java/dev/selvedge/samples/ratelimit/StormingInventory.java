package dev.selvedge.samples.ratelimit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Counts what is in stock, all items at once: the stock has as many callers as the shop has items.
 * {@link Inventory} does it right.
 */
public final class StormingInventory {
  private final Stock stock;

  /** An inventory of a stock. */
  public StormingInventory(Stock stock) {
    this.stock = stock;
  }

  /** Returns how many there are of all items together. */
  public int total(List<String> items) throws InterruptedException, ExecutionException {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> counts = new ArrayList<>();
      for (String item : items) {
        counts.add(executor.submit(() -> stock.count(item))); // FINDING: UnboundedFanOut
      }
      return Inventory.sum(counts);
    }
  }
}
