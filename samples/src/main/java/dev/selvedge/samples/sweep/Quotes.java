package dev.selvedge.samples.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Asks all suppliers for their price at the same time, for a few orders at a time. It waits for a
 * permit, for the suppliers and for room in its book, and in each of these places it may be
 * cancelled: no permit is lost, and no supplier is asked any longer.
 */
public final class Quotes implements AutoCloseable {
  private final List<Supplier> suppliers;
  private final Semaphore permits;
  private final BlockingQueue<Integer> book;
  private final ExecutorService pool = Executors.newCachedThreadPool();

  /**
   * Quotes of suppliers.
   *
   * @param permits one for each order that is quoted at a time
   * @param book where the quotes are written down
   */
  public Quotes(List<Supplier> suppliers, Semaphore permits, BlockingQueue<Integer> book) {
    this.suppliers = List.copyOf(suppliers);
    this.permits = permits;
    this.book = book;
  }

  /** Returns the best price of an item. */
  public int best(String item) throws InterruptedException, ExecutionException {
    permits.acquire();
    try {
      int best = lowest(item);
      book.put(best);
      return best;
    } finally {
      permits.release();
    }
  }

  private int lowest(String item) throws InterruptedException, ExecutionException {
    List<Future<Integer>> asked = new ArrayList<>();
    try {
      for (Supplier each : suppliers) {
        asked.add(pool.submit(() -> each.price(item)));
      }
      int lowest = Integer.MAX_VALUE;
      for (Future<Integer> each : asked) {
        lowest = Math.min(lowest, each.get());
      }
      return lowest;
    } finally {
      for (Future<Integer> each : asked) {
        each.cancel(true);
      }
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
