package dev.selvedge.samples.virtualthread;

import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Stopwatch;
import java.net.http.HttpClient;
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
    try (SlowServer server = SlowServer.start();
        HttpClient client = HttpClient.newHttpClient();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      RateSource source =
          new RateSource(client, server.slow(Duration.ofSeconds(1), "CHF=0.95;USD=1.1"));
      Rates rates = new Rates(source);

      Stopwatch watch = Stopwatch.start();
      List<Future<Double>> prices = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        prices.add(threads.submit(() -> rates.convert(10, "CHF")));
      }
      System.out.println(
          MANY
              + " virtual threads wait for an answer that takes 1 s, on "
              + Runtime.getRuntime().availableProcessors()
              + " carriers"
              + watch);
      for (Future<Double> price : prices) {
        price.get();
      }
      System.out.println(
          "all of them have their price, by " + server.calls() + " call of the service" + watch);
    }
  }
}
