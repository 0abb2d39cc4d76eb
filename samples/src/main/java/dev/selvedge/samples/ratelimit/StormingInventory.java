package dev.selvedge.samples.ratelimit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Counts what is in stock, all items at once: the stock has as many callers as the shop has items.
 * {@link Inventory} does it right.
 */
public final class StormingInventory {
  private final HttpClient client;

  /** An inventory of a stock that is asked by this client. */
  public StormingInventory(HttpClient client) {
    this.client = client;
  }

  /** Returns how many there are of all items together. */
  public int total(List<URI> items) throws InterruptedException, ExecutionException {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> counts = new ArrayList<>();
      for (URI item : items) {
        counts.add(executor.submit(() -> count(item))); // FINDING: UnboundedFanOut
      }
      int total = 0;
      for (Future<Integer> count : counts) {
        total += count.get();
      }
      return total;
    }
  }

  private int count(URI item) throws IOException, InterruptedException {
    var response = client.send(HttpRequest.newBuilder(item).build(), BodyHandlers.ofString());
    return Integer.parseInt(response.body());
  }
}
