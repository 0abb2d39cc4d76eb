package dev.selvedge.samples.pitfall.mixed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Offers that wait for their prices on the common pool, and leave nothing of it for the others.
 * {@link Offers} does it right.
 */
public final class CommonPoolOffers {
  private final HttpClient client;
  private final URI supplier;

  /** Offers at the prices of the supplier at this address. */
  public CommonPoolOffers(HttpClient client, URI supplier) {
    this.client = client;
    this.supplier = supplier;
  }

  /** Words for a customer. */
  public CompletableFuture<String> offer(String item) {
    return CompletableFuture.supplyAsync(() -> ask(item))
        .thenApply(price -> item + " for " + price);
  }

  private String ask(String item) {
    HttpRequest request = HttpRequest.newBuilder(supplier.resolve("/prices/" + item)).build();
    try {
      return client.send(request, BodyHandlers.ofString()).body(); // FINDING: BlockedCommonPool
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }
}
