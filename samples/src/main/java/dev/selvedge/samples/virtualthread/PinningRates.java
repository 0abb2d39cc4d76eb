package dev.selvedge.samples.virtualthread;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
    URI address = URI.create(System.getProperty("rates.address"));
    try (InputStream rates = address.toURL().openStream()) { // FINDING: PinnedCarrier
      return RateSource.read(new String(rates.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
