package dev.selvedge.samples.nonblocking;

import io.vertx.core.Future;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Asks another service, and looks as if it did not block: it answers a future. All clients of the
 * event loop that calls it wait as long as the service takes. {@link NonBlockingClient} lets the
 * loop go on.
 */
public final class BlockingClient {
  private final HttpClient client;

  /** One that asks by this client. */
  public BlockingClient(HttpClient client) {
    this.client = client;
  }

  /** The document at this address. */
  public Future<String> fetch(URI address) {
    try {
      HttpRequest request = HttpRequest.newBuilder(address).build();
      var response = client.send(request, BodyHandlers.ofString()); // FINDING: BlockedEventLoop
      return Future.succeededFuture(response.body());
    } catch (IOException e) {
      return Future.failedFuture(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Future.failedFuture(e);
    }
  }
}
