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
      fetch();
    }
    return price * rates.join().getOrDefault(currency, Double.NaN);
  }

  private void fetch() throws InterruptedException {
    try {
      rates.complete(source.fetch());
    } catch (InterruptedException | RuntimeException e) {
      rates.completeExceptionally(e);
      throw e;
    }
  }

  private synchronized boolean isFirst() {
    boolean first = !asked;
    asked = true;
    return first;
  }
}
