package dev.selvedge.samples.timeout;

import java.util.Iterator;
import java.util.concurrent.Callable;

/**
 * Adds up a long list of prices, whoever wants it to stop: it never looks. {@link PriceIndex} does
 * it right.
 */
public final class DeafPriceIndex implements Callable<Long> {
  private final Iterator<Integer> prices;

  /** An index of as many prices as there are. */
  public DeafPriceIndex(Iterator<Integer> prices) {
    this.prices = prices;
  }

  /** The sum. */
  @Override
  public Long call() {
    long sum = 0;
    while (prices.hasNext()) sum += prices.next(); // FINDING: IgnoredCancellation
    return sum;
  }
}
