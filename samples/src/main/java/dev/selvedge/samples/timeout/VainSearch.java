package dev.selvedge.samples.timeout;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;

/**
 * A search that cannot be called off: the future is cancelled, and the thread that searches is not
 * told. {@link Search} does it right.
 */
public final class VainSearch implements AutoCloseable {
  private final CompletableFuture<String> hits;

  /** Begins to search on a thread of a pool. */
  public VainSearch(ExecutorService pool, HttpClient client, URI query) {
    this.hits = CompletableFuture.supplyAsync(() -> ask(client, query), pool);
  }

  private static String ask(HttpClient client, URI query) {
    try {
      return client.send(HttpRequest.newBuilder(query).build(), BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new CompletionException(e);
    }
  }

  /** What was found, waited for. */
  public String hits() throws ExecutionException, InterruptedException {
    return hits.get();
  }

  /** Whether there is an answer, or will be none. */
  public boolean isOver() {
    return hits.isDone();
  }

  /** Calls it off, as far as anybody can see. */
  @Override
  public void close() {
    hits.cancel(true); // FINDING: IneffectiveCancel
  }
}
