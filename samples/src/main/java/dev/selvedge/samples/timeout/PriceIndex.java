package dev.selvedge.samples.timeout;

import java.util.Iterator;
import java.util.concurrent.Callable;

/** Adds up a long list of prices, until it is told to stop. */
public final class PriceIndex implements Callable<Long> {
  private final Iterator<Integer> prices;

  /** An index of as many prices as there are. */
  public PriceIndex(Iterator<Integer> prices) {
    this.prices = prices;
  }

  /**
   * The sum.
   *
   * @throws InterruptedException if it is told to stop before it has seen all of them
   */
  @Override
  public Long call() throws InterruptedException {
    long sum = 0;
    while (prices.hasNext()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the prices are not added up");
      }
      sum += prices.next();
    }
    return sum;
  }
}
