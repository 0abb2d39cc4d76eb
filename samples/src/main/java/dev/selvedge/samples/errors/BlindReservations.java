package dev.selvedge.samples.errors;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;

/**
 * Sets the goods of an order aside, and takes it for granted that they are there: its joiner waits
 * for all and throws for none. {@link Reservations} looks at each.
 */
public final class BlindReservations {
  private final HttpClient client;

  /** Reservations at warehouses that are asked by this client. */
  public BlindReservations(HttpClient client) {
    this.client = client;
  }

  /** Sets everything aside, and says how much that is. */
  public int reserve(List<URI> items) throws InterruptedException {
    try (var scope = StructuredTaskScope.open(Joiner.<String>awaitAll())) {
      for (URI item : items) {
        scope.fork(() -> reserve(item)); // FINDING: UnreadSubtask
      }
      scope.join();
      return items.size();
    }
  }

  private String reserve(URI item) throws IOException, InterruptedException {
    var response = client.send(HttpRequest.newBuilder(item).build(), BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(item + " answered " + response.statusCode());
    }
    return response.body();
  }
}
