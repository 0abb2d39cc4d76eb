package dev.selvedge.samples.pitfall.blocked;

import dev.selvedge.samples.support.Stopwatch;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody else who is served by the same event loop: asks a service there again and again, and
 * knows how long he had to wait at most.
 */
final class Neighbour implements AutoCloseable {
  private final HttpServer server;
  private final HttpClient client;
  private final AtomicInteger answers = new AtomicInteger();
  private final Thread asks = Thread.ofVirtual().name("neighbour").unstarted(this::ask);
  private volatile Duration longest = Duration.ZERO;
  private volatile Stopwatch watch = Stopwatch.start();

  private Neighbour(HttpServer server, HttpClient client) {
    this.server = server;
    this.client = client;
  }

  /** Moves in on the only loop of this Vert.x, and comes back when he is served. */
  static Neighbour of(Vertx vertx, HttpClient client) throws Exception {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(request -> request.response().end("here").onFailure(_ -> {}));
    server.listen(0, "127.0.0.1").await(20, TimeUnit.SECONDS);
    Neighbour neighbour = new Neighbour(server, client);
    neighbour.askOnce();
    neighbour.asks.start();
    return neighbour;
  }

  private void ask() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        watch = Stopwatch.start();
        askOnce();
        longest = longestWait();
        answers.incrementAndGet();
      }
    } catch (IOException e) {
      throw new IllegalStateException("is not served", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void askOnce() throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + server.actualPort());
    client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  /** How often he was served. */
  int answers() {
    return answers.get();
  }

  /** How long he had to wait for an answer at most, for the one that he waits for now, too. */
  Duration longestWait() {
    Duration now = watch.elapsed();
    return now.compareTo(longest) > 0 ? now : longest;
  }

  /** Ends his asking, and the service. */
  @Override
  public void close() throws TimeoutException {
    asks.interrupt();
    try {
      asks.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.close().await(20, TimeUnit.SECONDS);
  }
}
