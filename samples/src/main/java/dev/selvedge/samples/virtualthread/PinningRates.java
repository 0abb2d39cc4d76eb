package dev.selvedge.samples.virtualthread;

import java.time.Duration;
import java.util.Map;

/**
 * Exchange rates that the class initialiser fetches. The JVM runs it by native code, and so the
 * virtual thread that needs the class first waits on its carrier, and each that comes meanwhile on
 * another one. {@link Rates} does it right.
 */
public final class PinningRates {
  private static final Map<String, Double> RATES = fetch();

  private PinningRates() {}

  /** The price in another currency. */
  public static double convert(double price, String currency) {
    return price * RATES.getOrDefault(currency, Double.NaN);
  }

  private static Map<String, Double> fetch() {
    try {
      Thread.sleep(Duration.ofMillis(300)); // FINDING: PinnedCarrier
      return Map.of("CHF", 0.95, "USD", 1.1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }
}
