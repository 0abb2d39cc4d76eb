package dev.selvedge.samples.fanout;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a few documents at once, for callers that want a {@link CompletableFuture}. As {@link
 * FanOut} it answers in order and gives up all as soon as one fails; it does not bound how many
 * there are.
 */
public final class FutureFanOut {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final HttpClient client;

  /** One that asks by this client. */
  public FutureFanOut(HttpClient client) {
    this.client = client;
  }

  /**
   * The documents at these addresses, in their order; it fails as the first of them fails.
   * Cancelling the future, or giving it a time-out, ends the calls.
   */
  public CompletableFuture<List<String>> fetchAll(List<URI> addresses) {
    // All of them before the first call: one that cannot be made must not leave others under way.
    List<HttpRequest> requests = addresses.stream().map(FutureFanOut::request).toList();
    CompletableFuture<List<String>> failed = new CompletableFuture<>();
    List<CompletableFuture<String>> calls =
        requests.stream().map(request -> fetch(request).whenComplete(failing(failed))).toList();
    // "allOf" waits for all, also when one of them has failed.
    CompletableFuture<List<String>> documents =
        CompletableFuture.allOf(calls.toArray(CompletableFuture<?>[]::new))
            .thenApply(_ -> calls.stream().map(CompletableFuture::join).toList())
            .applyToEither(failed, Function.identity());
    var _ = documents.whenComplete((_, _) -> calls.forEach(call -> call.cancel(true)));
    // Not what "whenComplete" has returned: to cancel that would not reach the calls.
    return documents;
  }

  private static BiConsumer<String, @Nullable Throwable> failing(CompletableFuture<?> future) {
    return (_, failure) -> {
      if (failure != null) {
        future.completeExceptionally(failure);
      }
    };
  }

  private static HttpRequest request(URI address) {
    return HttpRequest.newBuilder(address).timeout(LONGEST).build();
  }

  private CompletableFuture<String> fetch(HttpRequest request) {
    return client.sendAsync(request, BodyHandlers.ofString()).thenApply(FutureFanOut::body);
  }

  private static String body(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new CompletionException(
          new IOException(response.uri() + " answered " + response.statusCode()));
    }
    return response.body();
  }
}
