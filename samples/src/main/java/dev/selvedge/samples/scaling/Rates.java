package dev.selvedge.samples.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Asks for the rates of all parcels of an order, for so many at a time as the service bears, and
 * however many parcels there are.
 */
public final class Rates {
  private static final int AT_A_TIME = 8;

  private final RateService service;
  private final Semaphore permits = new Semaphore(AT_A_TIME);

  /** Rates of a service. */
  public Rates(RateService service) {
    this.service = service;
  }

  /** Returns what it costs to ship all parcels. */
  public int total(List<String> parcels) throws InterruptedException, ExecutionException {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> asked = new ArrayList<>();
      for (String parcel : parcels) {
        asked.add(executor.submit(() -> rate(parcel)));
      }
      int total = 0;
      for (Future<Integer> each : asked) {
        total += each.get();
      }
      return total;
    }
  }

  private int rate(String parcel) throws InterruptedException {
    permits.acquire();
    try {
      return service.rate(parcel);
    } finally {
      permits.release();
    }
  }
}
