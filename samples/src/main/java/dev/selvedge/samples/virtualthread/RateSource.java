package dev.selvedge.samples.virtualthread;

import java.time.Duration;
import java.util.Map;

/** A service that knows exchange rates, and takes its time to answer. */
public final class RateSource {
  private final Duration latency;

  /** A source that answers after the given time. */
  public RateSource(Duration latency) {
    this.latency = latency;
  }

  /** What one euro is worth elsewhere. Waits for the answer. */
  public Map<String, Double> fetch() throws InterruptedException {
    Thread.sleep(latency);
    return Map.of("CHF", 0.95, "USD", 1.1);
  }
}
