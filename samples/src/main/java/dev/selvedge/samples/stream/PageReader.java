package dev.selvedge.samples.stream;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/** Reads a long list of a service, a page at a time. Several threads may use it at once. */
public final class PageReader {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final HttpClient client;
  private final IntFunction<URI> addresses;

  /** One of the pages at these addresses, the first of which has the number 0. */
  public PageReader(HttpClient client, IntFunction<URI> addresses) {
    this.client = client;
    this.addresses = addresses;
  }

  /** What is on a page; nothing if there is no such page. */
  public List<String> read(int number) throws IOException, InterruptedException {
    URI address = addresses.apply(number);
    HttpRequest request = HttpRequest.newBuilder(address).timeout(LONGEST).build();
    var response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(address + " answered " + response.statusCode());
    }
    return response.body().isEmpty() ? List.of() : List.of(response.body().split(",", -1));
  }
}
