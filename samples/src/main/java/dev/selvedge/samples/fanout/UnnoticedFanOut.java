package dev.selvedge.samples.fanout;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * Fetches several documents at once. What cannot be had is missing in the answer, and nobody is
 * told. {@link FanOut} fails then.
 */
public final class UnnoticedFanOut {
  private final HttpClient client;

  /** One that asks by this client. */
  public UnnoticedFanOut(HttpClient client) {
    this.client = client;
  }

  /** The documents at these addresses. */
  @SuppressWarnings("FutureReturnValueIgnored") // that is the flaw
  public List<String> fetchAll(List<URI> addresses) {
    List<String> documents = Collections.synchronizedList(new ArrayList<>());
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (URI address : addresses) {
        executor.submit(() -> documents.add(fetch(address))); // FINDING: LostFailure
      }
    }
    return documents;
  }

  private String fetch(URI address) throws IOException, InterruptedException {
    var response = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(address + " answered " + response.statusCode());
    }
    return response.body();
  }
}
