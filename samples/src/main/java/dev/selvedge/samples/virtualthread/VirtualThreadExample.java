package dev.selvedge.samples.virtualthread;

import dev.selvedge.samples.support.Stopwatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Shows {@link Rates}: run it, and read. */
public final class VirtualThreadExample {
  private static final int MANY = 10_000;

  private VirtualThreadExample() {}

  /** Many virtual threads wait for the same rates. */
  public static void main(String[] args) throws Exception {
    Rates rates = new Rates(new RateSource(Duration.ofSeconds(1)));
    Stopwatch watch = Stopwatch.start();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Double>> prices = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        prices.add(threads.submit(() -> rates.convert(10, "CHF")));
      }
      System.out.println(
          MANY
              + " virtual threads wait for 1 s, on "
              + Runtime.getRuntime().availableProcessors()
              + " carriers"
              + watch);
      for (Future<Double> price : prices) {
        price.get();
      }
    }
    System.out.println("all of them have their price" + watch);
  }
}
