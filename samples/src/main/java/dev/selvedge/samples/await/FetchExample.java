package dev.selvedge.samples.await;

import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Stopwatch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Shows {@link Fetch} and {@link FutureFetch}: run it, and read. */
public final class FetchExample {
  private static final int MANY = 200;

  private FetchExample() {}

  /** Fetches one document, in both ways, one that is not there, and 200 on a few carriers. */
  public static void main(String[] args) throws Exception {
    try (SlowServer server = SlowServer.start();
        HttpClient client = HttpClient.newHttpClient()) {
      URI soup = server.slow(Duration.ofMillis(300), "soup");
      Fetch fetch = new Fetch(client);
      // The first call takes longer than it says: it loads the client.
      fetch.fetch(server.slow(Duration.ZERO, "bread"));

      Stopwatch watch = Stopwatch.start();
      System.out.println("waited for: " + fetch.fetch(soup) + watch);

      watch = Stopwatch.start();
      var future = new FutureFetch(client).fetch(soup);
      System.out.println("a future, not done yet: " + !future.isDone() + watch);
      System.out.println("what it became: " + future.get() + watch);

      try {
        fetch.fetch(server.failing("tea"));
      } catch (IOException e) {
        System.out.println("what is not there: " + e.getMessage());
      }

      watch = Stopwatch.start();
      fetchMany(fetch, soup);
      System.out.println(
          MANY
              + " of 300 ms, on at most "
              + Runtime.getRuntime().availableProcessors()
              + " carriers: "
              + server.mostCallsAtOnce()
              + " were under way at once"
              + watch);
    }
  }

  private static void fetchMany(Fetch fetch, URI address) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> documents = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        documents.add(threads.submit(() -> fetch.fetch(address)));
      }
      for (Future<String> document : documents) {
        document.get();
      }
    }
  }
}
