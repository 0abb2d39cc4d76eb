package dev.selvedge.samples.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Fetches a document, and waits for it. Called on a virtual thread it keeps nobody else from
 * working: a virtual thread that waits leaves its carrier to others.
 */
public final class Fetch {
  private static final int OK = 200;
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final HttpClient client;

  /** One that asks by this client. */
  public Fetch(HttpClient client) {
    this.client = client;
  }

  /**
   * The document at this address.
   *
   * @throws IOException if there is none, or it does not begin to come within 10 seconds
   * @throws InterruptedException if the thread is interrupted; the call is ended then
   */
  public String fetch(URI address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(LONGEST).build();
    var response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != OK) {
      throw new IOException(address + " answered " + response.statusCode());
    }
    return response.body();
  }
}
