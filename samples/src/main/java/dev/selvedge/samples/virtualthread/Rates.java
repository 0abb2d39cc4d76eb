package dev.selvedge.samples.virtualthread;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Exchange rates, fetched once by whoever needs them first. All others wait for the same future,
 * and leave their carriers meanwhile. {@link PinningRates} is the same with the carriers kept.
 */
public final class Rates {
  private final CompletableFuture<Map<String, Double>> rates = new CompletableFuture<>();
  private final RateSource source;
  private boolean asked;

  /** Rates from the given source. */
  public Rates(RateSource source) {
    this.source = source;
  }

  /** The price in another currency. */
  public double convert(double price, String currency) throws InterruptedException {
    if (isFirst()) {
      rates.complete(source.fetch());
    }
    return price * rates.join().get(currency);
  }

  private synchronized boolean isFirst() {
    boolean first = !asked;
    asked = true;
    return first;
  }
}
