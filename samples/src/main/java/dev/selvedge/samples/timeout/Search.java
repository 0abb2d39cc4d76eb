package dev.selvedge.samples.timeout;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** A search that ends when it is called off. */
public final class Search implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private final Future<String> hits;

  /** Begins to search on a thread of a pool. */
  public Search(ExecutorService pool, HttpClient client, URI query) {
    this.hits = pool.submit(() -> ask(client, query));
  }

  private static String ask(HttpClient client, URI query) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(query).timeout(LONGEST).build();
    var response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(query + " answered " + response.statusCode());
    }
    return response.body();
  }

  /**
   * What was found, waited for.
   *
   * @throws ExecutionException if it fails, with the reason as its cause
   * @throws CancellationException if it was called off
   */
  public String hits() throws ExecutionException, InterruptedException {
    return hits.get();
  }

  /** Whether there is an answer, or will be none. */
  public boolean isOver() {
    return hits.isDone();
  }

  /** Calls it off. */
  @Override
  public void close() {
    hits.cancel(true);
  }
}
