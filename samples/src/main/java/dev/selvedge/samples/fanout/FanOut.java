package dev.selvedge.samples.fanout;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;

/**
 * Fetches several documents at once. It takes as long as the slowest of them, answers in the order
 * in which it was asked, and gives up all of them as soon as one fails.
 */
public final class FanOut {
  private static final int AT_A_TIME = 16;
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final HttpClient client;
  private final Semaphore permits = new Semaphore(AT_A_TIME);

  /** One that asks by this client. */
  public FanOut(HttpClient client) {
    this.client = client;
  }

  /**
   * The documents at these addresses, in their order.
   *
   * @throws FailedException if one cannot be had, with the reason as its cause; the calls of the
   *     others are ended before it is thrown
   * @throws InterruptedException if the caller is interrupted; the calls are ended then, too
   */
  public List<String> fetchAll(List<URI> addresses) throws InterruptedException {
    try (var scope = StructuredTaskScope.open(Joiner.<String>allSuccessfulOrThrow())) {
      addresses.forEach(address -> scope.fork(() -> fetchInTurn(address)));
      return scope.join().map(Subtask::get).toList();
    }
  }

  /** However many addresses there are, the servers have a few callers at once. */
  private String fetchInTurn(URI address) throws IOException, InterruptedException {
    permits.acquire();
    try {
      return fetch(address);
    } finally {
      permits.release();
    }
  }

  private String fetch(URI address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(LONGEST).build();
    var response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(address + " answered " + response.statusCode());
    }
    return response.body();
  }
}
