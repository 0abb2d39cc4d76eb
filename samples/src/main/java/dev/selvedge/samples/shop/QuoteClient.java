package dev.selvedge.samples.shop;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the supplier what a lot costs, who has to think about it. */
final class QuoteClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QuoteClient.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;

  QuoteClient(URI address) {
    this.address = address;
  }

  /**
   * Whether the supplier answers. Asked once at the start, it also has the classes initialised that
   * the first quotes would wait for at the same time, each on a carrier of its own.
   */
  boolean answers() {
    try {
      return send("").statusCode() == 404;
    } catch (RequestFailure e) {
      return false;
    }
  }

  /** The price of one lot; throws a {@link RequestFailure} if there is none. */
  String quote(String sku) {
    return price(send(sku));
  }

  /** What is sent to get the price of one lot. */
  HttpRequest request(String sku) {
    URI lot = address.resolve("/quotes/" + URLEncoder.encode(sku, StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(lot).timeout(PATIENCE).build();
  }

  /** The price that was answered; throws a {@link RequestFailure} if it is none. */
  static String price(HttpResponse<String> response) {
    return switch (response.statusCode()) {
      case 200 -> response.body();
      case 404 -> throw RequestFailure.notFound("no such product");
      default -> throw RequestFailure.unavailable("the supplier is busy");
    };
  }

  private HttpResponse<String> send(String sku) {
    try {
      return client.send(request(sku), BodyHandlers.ofString());
    } catch (IOException e) {
      LOG.warn("No supplier: {}", e.toString());
      throw RequestFailure.unavailable("the supplier does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RequestFailure.unavailable("the shop is closing");
    }
  }

  HttpClient http() {
    return client;
  }

  @Override
  public void close() {
    client.close();
  }
}
