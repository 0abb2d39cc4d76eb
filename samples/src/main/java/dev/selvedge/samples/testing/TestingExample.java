package dev.selvedge.samples.testing;

import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Stopwatch;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Shows {@link Library}: run it, and read. */
public final class TestingExample {

  private TestingExample() {}

  /** Orders a document and finds it, and waits for another one no longer than it wants to. */
  public static void main(String[] args) throws Exception {
    try (SlowServer server = SlowServer.start();
        HttpClient client = HttpClient.newHttpClient();
        Library library = new Library(client)) {
      URI menu = server.slow(Duration.ofMillis(200), "menu");
      Stopwatch watch = Stopwatch.start();
      library.order(menu);
      System.out.println("ordered, there: " + library.find(menu).isPresent() + watch);
      System.out.println("waited for: " + library.get(menu, Duration.ofSeconds(5)) + watch);

      watch = Stopwatch.start();
      try {
        library.get(server.slow(Duration.ofSeconds(30), "novel"), Duration.ofMillis(300));
      } catch (TimeoutException _) {
        System.out.println("one of 30 s: not in time" + watch);
      }
    }
  }
}
