package dev.selvedge.samples.virtualthread;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Exchange rates, fetched once by whoever needs them first. All others wait for him, and leave
 * their carriers meanwhile. {@link PinningRates} is the same with the carriers kept.
 */
public final class Rates {
  private final Lock fetching = new ReentrantLock();
  private final RateSource source;
  private volatile @Nullable Map<String, Double> fetched;

  /** Rates from the given source. */
  public Rates(RateSource source) {
    this.source = source;
  }

  /**
   * The price in another currency.
   *
   * @return not a number if the source does not know the currency
   * @throws IOException if the rates cannot be had; the next one who needs them tries again
   * @throws InterruptedException if the thread is interrupted while it waits for them
   */
  public double convert(double price, String currency) throws IOException, InterruptedException {
    return price * rates().getOrDefault(currency, Double.NaN);
  }

  private Map<String, Double> rates() throws IOException, InterruptedException {
    Map<String, Double> rates = fetched;
    if (rates != null) {
      return rates;
    }
    fetching.lockInterruptibly();
    try {
      rates = fetched;
      if (rates == null) {
        rates = source.fetch();
        fetched = rates;
      }
      return rates;
    } finally {
      fetching.unlock();
    }
  }
}
