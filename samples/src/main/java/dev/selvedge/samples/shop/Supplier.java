package dev.selvedge.samples.shop;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client of the supplier's price service, which refuses callers that ask too often. */
final class Supplier {
  private static final Logger LOG = LoggerFactory.getLogger(Supplier.class);

  private final HttpClient client;
  private final URI address;

  Supplier(Vertx vertx, URI address) {
    this.client = vertx.createHttpClient();
    this.address = address;
  }

  /** Asks for the price of one product; the future fails with a {@link RequestFailure}. */
  Future<String> price(String sku) {
    RequestOptions request =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setHost(address.getHost())
            .setPort(address.getPort())
            .setURI("/prices/" + URLEncoder.encode(sku, StandardCharsets.UTF_8))
            .setTimeout(5_000);
    return client
        .request(request)
        .compose(HttpClientRequest::send)
        .compose(
            response ->
                switch (response.statusCode()) {
                  case 200 -> response.body().map(Buffer::toString);
                  case 404 -> Future.failedFuture(RequestFailure.notFound("no such product"));
                  case 429 ->
                      Future.failedFuture(RequestFailure.unavailable("the supplier is busy"));
                  default -> Future.failedFuture("it answered " + response.statusCode());
                })
        .recover(Supplier::translate);
  }

  private static <T> Future<T> translate(Throwable failure) {
    if (failure instanceof RequestFailure) {
      return Future.failedFuture(failure);
    }
    LOG.warn("No supplier: {}", failure.getMessage());
    return Future.failedFuture(RequestFailure.unavailable("the supplier does not answer"));
  }
}
