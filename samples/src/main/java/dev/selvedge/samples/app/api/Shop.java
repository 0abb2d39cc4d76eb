package dev.selvedge.samples.app.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.StructuredTaskScope.TimeoutException;

/** What the shop does, on threads that may wait. It knows of no web server. */
public final class Shop {
  private final HttpClient client;
  private final Backends backends;
  private final Duration limit;

  /** A product as it is shown. */
  public record Page(String price, String stock) {}

  /** One that takes no longer than this for a page. */
  public Shop(HttpClient client, Backends backends, Duration limit) {
    this.client = client;
    this.backends = backends;
    this.limit = limit;
  }

  /**
   * The page of a product, from two services that are asked at the same time.
   *
   * @throws TimeoutException if they take too long; the calls are ended then
   * @throws FailedException as soon as one of them fails; the call of the other is ended then
   */
  public Page page(String product) throws InterruptedException {
    try (var scope =
        StructuredTaskScope.open(
            Joiner.<String>awaitAllSuccessfulOrThrow(), config -> config.withTimeout(limit))) {
      Subtask<String> price = scope.fork(() -> get(Backends.of(backends.prices(), product)));
      Subtask<String> stock = scope.fork(() -> get(Backends.of(backends.stock(), product)));
      scope.join();
      return new Page(price.get(), stock.get());
    }
  }

  /** Has the confirmation of an order sent; that may take long. */
  public void confirm(String product) throws IOException, InterruptedException {
    HttpRequest.Builder mail = request(Backends.of(backends.mails(), product));
    var _ = send(mail.POST(BodyPublishers.noBody()).build());
  }

  private String get(URI address) throws IOException, InterruptedException {
    return send(request(address).build());
  }

  /** Each call tells for which request it is made. */
  private static HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address)
        .header(RequestContext.HEADER, RequestContext.CURRENT.get().id());
  }

  private String send(HttpRequest request) throws IOException, InterruptedException {
    var response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(request.uri() + " answered " + response.statusCode());
    }
    return response.body();
  }
}
