package dev.selvedge.samples.fanout;

import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Stopwatch;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.StructuredTaskScope.FailedException;

/** Shows {@link FanOut}: run it, and read. */
public final class FanOutExample {

  private FanOutExample() {}

  /** Fetches three documents at once, and then two of which one cannot be had. */
  public static void main(String[] args) throws Exception {
    try (SlowServer server = SlowServer.start();
        HttpClient client = HttpClient.newHttpClient()) {
      FanOut fanOut = new FanOut(client);
      // The first call takes longer than it says: it loads the client.
      fanOut.fetchAll(List.of(server.slow(Duration.ZERO, "bread")));
      List<URI> menu =
          List.of(
              server.slow(Duration.ofMillis(300), "soup"),
              server.slow(Duration.ofMillis(100), "fish"),
              server.slow(Duration.ofMillis(200), "cake"));

      Stopwatch watch = Stopwatch.start();
      System.out.println("three of 300, 100 and 200 ms: " + fanOut.fetchAll(menu) + watch);

      watch = Stopwatch.start();
      try {
        fanOut.fetchAll(
            List.of(server.slow(Duration.ofSeconds(5), "roast"), server.failing("tea")));
      } catch (FailedException e) {
        System.out.println("one of 5 s and one that fails: " + e.getCause() + watch);
      }
    }
  }
}
