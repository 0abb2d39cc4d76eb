package dev.selvedge.samples.timeout;

import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Stopwatch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.TimeoutException;

/** Shows {@link TimeBound} and {@link TimelyPages}: run it, and read. */
public final class TimeBoundExample {

  private TimeBoundExample() {}

  /** Calls that are in time, and calls that are not. */
  public static void main(String[] args) throws Exception {
    try (SlowServer server = SlowServer.start();
        HttpClient client = HttpClient.newHttpClient()) {
      URI news = server.slow(Duration.ofMillis(200), "news");
      // The first call takes longer than it says: it loads the client.
      fetch(client, news);
      Stopwatch watch = Stopwatch.start();
      String text = TimeBound.call(Duration.ofSeconds(5), () -> fetch(client, news));
      System.out.println("200 ms of 5 s: " + text + watch);

      watch = Stopwatch.start();
      try {
        TimeBound.call(Duration.ofMillis(300), () -> fetch(client, server.endless("news")));
      } catch (TimeoutException e) {
        System.out.println(
            "without an end: "
                + e.getMessage()
                + watch
                + "; calls that go on: "
                + callsThatGoOn(server));
      }

      TimelyPages pages = new TimelyPages(client, Duration.ofSeconds(3), Duration.ofMillis(500));
      watch = Stopwatch.start();
      System.out.println(
          "no advertisement in time: " + pages.page(news, server.endless("buy")) + watch);

      watch = Stopwatch.start();
      try {
        pages.page(server.endless("news"), server.slow(Duration.ofMillis(100), "buy"));
      } catch (StructuredTaskScope.TimeoutException e) {
        System.out.println("no article in time: no page" + watch);
      }
    }
  }

  private static String fetch(HttpClient client, URI address)
      throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
  }

  /** The server notices within some milliseconds that nobody listens. */
  private static int callsThatGoOn(SlowServer server) throws InterruptedException {
    for (int i = 0; i < 100 && server.callsNow() > 0; i++) {
      Thread.sleep(10);
    }
    return server.callsNow();
  }
}
