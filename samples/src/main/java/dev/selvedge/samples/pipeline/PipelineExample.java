package dev.selvedge.samples.pipeline;

import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Stopwatch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Shows {@link Pipeline}: run it, and read. */
public final class PipelineExample {
  private static final int PRODUCERS = 4;
  private static final int CONSUMERS = 3;
  private static final int ROOM = 5;
  private static final int EACH = 25;

  private PipelineExample() {}

  /** Orders come in quickly, and are delivered slowly; then one cannot be delivered. */
  public static void main(String[] args) throws Exception {
    try (SlowServer server = SlowServer.start();
        HttpClient client = HttpClient.newHttpClient()) {
      AtomicInteger waiting = new AtomicInteger();
      AtomicInteger delivered = new AtomicInteger();
      AtomicInteger most = new AtomicInteger();
      URI delivery = server.slow(Duration.ofMillis(30), "delivered");
      Sink<String> slow =
          _ -> {
            waiting.decrementAndGet();
            call(client, delivery);
            if (delivered.incrementAndGet() % EACH == 0) {
              System.out.println("  " + delivered + " delivered");
            }
          };

      Stopwatch watch = Stopwatch.start();
      new Pipeline<String>(ROOM)
          .run(
              IntStream.range(0, PRODUCERS).mapToObj(i -> source(i, waiting, most)).toList(),
              Collections.nCopies(CONSUMERS, slow));
      System.out.println(
          delivered
              + " orders of 30 ms by "
              + CONSUMERS
              + ", of which at most "
              + most
              + " waited or were handed over at once"
              + watch);

      try {
        new Pipeline<String>(ROOM)
            .run(
                List.of(source(0, waiting, most)),
                List.of(_ -> call(client, server.failing("delivered"))));
      } catch (FailedException e) {
        System.out.println("all have ended: " + e.getCause());
      }
    }
  }

  private static Source<String> source(int number, AtomicInteger waiting, AtomicInteger most) {
    return sink -> {
      for (int i = 0; i < EACH; i++) {
        sink.accept("order " + number + "-" + i);
        most.accumulateAndGet(waiting.incrementAndGet(), Math::max);
      }
    };
  }

  private static void call(HttpClient client, URI address)
      throws IOException, InterruptedException {
    var response = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
    if (response.statusCode() != 200) {
      throw new IOException(address + " answered " + response.statusCode());
    }
  }
}
