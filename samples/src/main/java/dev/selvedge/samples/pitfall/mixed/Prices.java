package dev.selvedge.samples.pitfall.mixed;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** The prices of a supplier, asked for over HTTP. May be used by several threads at once. */
public final class Prices {
  private final HttpClient client;
  private final URI supplier;

  /** The prices that the supplier at this address tells. */
  public Prices(HttpClient client, URI supplier) {
    this.client = client;
    this.supplier = supplier;
  }

  /** Asks for a price, without a thread that waits for the answer. */
  public CompletableFuture<Integer> priceOf(String item) {
    return client.sendAsync(request(item), BodyHandlers.ofString()).thenApply(Prices::read);
  }

  /**
   * Asks for a price, and waits for the answer.
   *
   * @throws IOException if the supplier cannot be reached
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public int awaitPriceOf(String item) throws IOException, InterruptedException {
    return read(client.send(request(item), BodyHandlers.ofString()));
  }

  private HttpRequest request(String item) {
    String name = URLEncoder.encode(item, StandardCharsets.UTF_8).replace("+", "%20");
    return HttpRequest.newBuilder(supplier.resolve("/prices/" + name)).build();
  }

  private static int read(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new IllegalStateException("no price: status " + response.statusCode());
    }
    return Integer.parseInt(response.body());
  }
}
