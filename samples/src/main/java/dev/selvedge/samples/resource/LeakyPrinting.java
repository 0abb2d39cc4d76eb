package dev.selvedge.samples.resource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Prints invoices, and ends its pool when they are printed: when one cannot be, or the caller is
 * interrupted, two threads stay behind. {@link PooledPrinting} ends it always.
 */
public final class LeakyPrinting {
  private static final int AT_A_TIME = 2;

  private final HttpClient client;

  /** One that prints by this client. */
  public LeakyPrinting(HttpClient client) {
    this.client = client;
  }

  /** Prints the invoices, and returns what the printer says of each. */
  public List<String> print(List<URI> invoices) throws InterruptedException, ExecutionException {
    List<Callable<String>> prints = new ArrayList<>();
    invoices.forEach(invoice -> prints.add(() -> print(invoice)));
    ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME); // FINDING: UnclosedExecutor
    List<String> printed = new ArrayList<>();
    for (Future<String> print : pool.invokeAll(prints)) {
      printed.add(print.get());
    }
    pool.shutdown();
    return printed;
  }

  private String print(URI invoice) throws IOException, InterruptedException {
    var response = client.send(HttpRequest.newBuilder(invoice).build(), BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(invoice + " answered " + response.statusCode());
    }
    return response.body();
  }
}
