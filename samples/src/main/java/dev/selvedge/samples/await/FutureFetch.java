package dev.selvedge.samples.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Fetches a document for callers that have no thread to wait with, on an event loop for one. */
public final class FutureFetch {
  private static final int OK = 200;
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final HttpClient client;

  /** One that asks by this client. */
  public FutureFetch(HttpClient client) {
    this.client = client;
  }

  /**
   * The document at this address, some time: the future fails with an {@link IOException} if there
   * is none. Cancelling the future, or one that was made from it, ends the call.
   */
  public CompletableFuture<String> fetch(URI address) {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(LONGEST).build();
    return client.sendAsync(request, BodyHandlers.ofString()).thenApply(FutureFetch::body);
  }

  private static String body(HttpResponse<String> response) {
    if (response.statusCode() != OK) {
      throw new CompletionException(
          new IOException(response.uri() + " answered " + response.statusCode()));
    }
    return response.body();
  }
}
