package dev.selvedge.samples.sweep;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks a supplier for its price, and cannot be cancelled: who asks takes an interrupt for trouble
 * on the line and asks again, and an order that is cancelled while it waits keeps its permit for
 * ever. Every test passes. {@link Quotes} does it right.
 */
public final class StubbornQuotes implements AutoCloseable {
  private final Supplier supplier;
  private final Semaphore permits;
  private final AtomicInteger retries = new AtomicInteger();
  private final ExecutorService pool = Executors.newCachedThreadPool();

  /**
   * Quotes of one supplier.
   *
   * @param permits one for each order that is quoted at a time
   */
  public StubbornQuotes(Supplier supplier, Semaphore permits) {
    this.supplier = supplier;
    this.permits = permits;
  }

  /** Returns the price of an item. */
  public int price(String item) throws InterruptedException, ExecutionException {
    permits.acquire();
    Future<Integer> asked = pool.submit(() -> ask(item));
    int price = asked.get();
    permits.release();
    return price;
  }

  private int ask(String item) {
    while (true) {
      try {
        return supplier.price(item);
      } catch (InterruptedException e) { // FINDING: SwallowedCancellation
        retries.incrementAndGet();
      }
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
