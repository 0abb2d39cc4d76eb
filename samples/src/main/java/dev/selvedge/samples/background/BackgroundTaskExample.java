package dev.selvedge.samples.background;

import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Stopwatch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.StructuredTaskScope.FailedException;

/** Shows {@link BackgroundTask} and {@link ScopedBackgroundTask}: run it, and read. */
public final class BackgroundTaskExample {

  private BackgroundTaskExample() {}

  /** Publishes a photo in both ways, and one that cannot be uploaded. */
  public static void main(String[] args) throws Exception {
    try (SlowServer server = SlowServer.start();
        HttpClient client = HttpClient.newHttpClient();
        BackgroundTask background = new BackgroundTask(client)) {
      ScopedBackgroundTask scoped = new ScopedBackgroundTask(client);
      // The first call takes longer than it says: it loads the client.
      scoped.publish(server.slow(Duration.ZERO, "small-cow"), server.slow(Duration.ZERO, "cow"));
      URI shrink = server.slow(Duration.ofMillis(300), "small-cat");
      URI upload = server.slow(Duration.ofMillis(400), "cat");

      Stopwatch watch = Stopwatch.start();
      System.out.println("300 and 400 ms: " + background.publish(shrink, upload) + watch);

      watch = Stopwatch.start();
      System.out.println("the same in a scope: " + scoped.publish(shrink, upload) + watch);

      URI slow = server.slow(Duration.ofSeconds(5), "small-dog");
      watch = Stopwatch.start();
      try {
        background.publish(slow, server.failing("dog"));
      } catch (IOException e) {
        System.out.println("no photo, so no preview of 5 s: " + e.getMessage() + watch);
      }

      watch = Stopwatch.start();
      try {
        scoped.publish(slow, server.failing("dog"));
      } catch (FailedException e) {
        System.out.println("the same in a scope: " + e.getCause() + watch);
      }
    }
  }
}
