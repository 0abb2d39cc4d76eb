package dev.selvedge.samples.nonblocking;

import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Stopwatch;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Shows {@link NonBlockingClient}: run it, and read. */
public final class NonBlockingClientExample {

  private NonBlockingClientExample() {}

  /** One loop asks for three documents of 300 ms each. */
  public static void main(String[] args) throws Exception {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    try (SlowServer server = SlowServer.start()) {
      NonBlockingClient client = new NonBlockingClient(vertx);
      // The first call of a client loads its classes.
      client.fetch(server.slow(Duration.ZERO, "bread")).await(20, TimeUnit.SECONDS);
      Stopwatch watch = Stopwatch.start();
      List<Future<String>> documents =
          Stream.of("soup", "fish", "cake")
              .map(dish -> client.fetch(server.slow(Duration.ofMillis(300), dish)))
              .toList();
      Future.all(documents).await(20, TimeUnit.SECONDS);
      System.out.println(
          "three of 300 ms on one event loop: "
              + documents.stream().map(Future::result).toList()
              + watch);
    } finally {
      vertx.close().await(20, TimeUnit.SECONDS);
    }
  }
}
