package dev.selvedge.samples.batching;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;

/**
 * Uploads many lines to a service, each with a call of its own and all of them at once: the service
 * has as many callers as there are lines, and one that fails ends all. {@link BatchUpload} does it
 * right.
 */
public final class HastyUpload {
  private final HttpClient client;
  private final URI service;

  /** An upload to this service. */
  public HastyUpload(HttpClient client, URI service) {
    this.client = client;
    this.service = service;
  }

  /** Uploads the lines. */
  public void upload(List<String> lines) throws InterruptedException {
    try (var scope = StructuredTaskScope.open(Joiner.<Integer>awaitAllSuccessfulOrThrow())) {
      for (String line : lines) {
        scope.fork(() -> upload(line)); // FINDING: UnboundedFanOut
      }
      scope.join();
    }
  }

  private Integer upload(String line) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(service).POST(BodyPublishers.ofString(line)).build();
    int status = client.send(request, BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new IOException(service + " answered " + status);
    }
    return status;
  }
}
