package dev.selvedge.samples.resource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Prints invoices, two at a time, on the threads of a pool that is its own: they have ended when it
 * returns, and also when it throws.
 */
public final class PooledPrinting {
  private static final int AT_A_TIME = 2;
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final HttpClient client;

  /** One that prints by this client. */
  public PooledPrinting(HttpClient client) {
    this.client = client;
  }

  /**
   * Prints the invoices.
   *
   * @return what the printer says of each, in their order
   * @throws ExecutionException if one cannot be printed, once all others are; what others have
   *     failed with is suppressed in it
   * @throws InterruptedException if the caller is interrupted; all are given up
   */
  public List<String> print(List<URI> invoices) throws InterruptedException, ExecutionException {
    List<Callable<String>> prints = new ArrayList<>();
    invoices.forEach(invoice -> prints.add(() -> print(invoice)));
    try (ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME)) {
      return results(pool.invokeAll(prints));
    }
  }

  /** Asks all of them: a failure that nobody asks for is lost. */
  private static List<String> results(List<Future<String>> prints)
      throws InterruptedException, ExecutionException {
    List<String> printed = new ArrayList<>();
    ExecutionException failure = null;
    for (Future<String> print : prints) {
      try {
        printed.add(print.get());
      } catch (ExecutionException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
    return printed;
  }

  private String print(URI invoice) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(invoice).timeout(LONGEST).build();
    var response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(invoice + " answered " + response.statusCode());
    }
    return response.body();
  }
}
