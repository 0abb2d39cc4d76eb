package dev.selvedge.samples.pitfall.mixed;

import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Stopwatch;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;

/** Shows {@link Checkout}: run it, and read. */
public final class MixedExample {

  private MixedExample() {}

  /** Sums up prices that take 300 ms each, composed inside and awaited at the edge. */
  public static void main(String[] args) throws Exception {
    try (SlowServer server = SlowServer.start();
        HttpClient client = HttpClient.newHttpClient()) {
      URI supplier = server.slow(Duration.ofMillis(300), "");
      Checkout checkout = new Checkout(new Prices(client, supplier));
      Stopwatch watch = Stopwatch.start();
      System.out.println("two prices: " + checkout.awaitTotal(List.of("3", "4")) + watch);
    }
  }
}
