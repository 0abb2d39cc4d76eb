package dev.selvedge.samples.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks for the rates of all parcels of an order at once: with three parcels in a test that is well,
 * with three thousand on the day of the sale it is not. Every test passes. {@link Rates} does it
 * right.
 */
public final class HurriedRates {
  private final RateService service;

  /** Rates of a service. */
  public HurriedRates(RateService service) {
    this.service = service;
  }

  /** Returns what it costs to ship all parcels. */
  public int total(List<String> parcels) throws InterruptedException, ExecutionException {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> asked = new ArrayList<>();
      for (String parcel : parcels) {
        asked.add(executor.submit(() -> service.rate(parcel))); // FINDING: GrowingFanOut
      }
      int total = 0;
      for (Future<Integer> each : asked) {
        total += each.get();
      }
      return total;
    }
  }
}
