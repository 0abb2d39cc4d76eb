package dev.selvedge.samples.lock;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Phaser;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;

/**
 * A barrier: several shops count their takings day by day, and nobody begins the next day before
 * all have counted this one. For parties that may come and go there is {@link Phaser}.
 */
public final class Rounds {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private final HttpClient client;

  /** Rounds of shops that are asked by this client. */
  public Rounds(HttpClient client) {
    this.client = client;
  }

  /**
   * Counts what the shops have taken.
   *
   * @return the sum of each day
   * @throws FailedException if a shop cannot be asked; the others are interrupted, and so do not
   *     wait at the barrier for it
   */
  public List<Integer> count(List<URI> shops, int days) throws InterruptedException {
    if (shops.isEmpty()) {
      // There is no barrier for nobody.
      return Collections.nCopies(days, 0);
    }
    Queue<Integer> day = new ConcurrentLinkedQueue<>();
    List<Integer> sums = new ArrayList<>();
    // The last one that arrives adds up, before anybody goes on.
    CyclicBarrier evening =
        new CyclicBarrier(
            shops.size(),
            () -> {
              sums.add(day.stream().mapToInt(Integer::intValue).sum());
              day.clear();
            });
    try (var scope = StructuredTaskScope.open(Joiner.<Void>awaitAllSuccessfulOrThrow())) {
      shops.forEach(shop -> scope.fork(() -> countDays(shop, days, day, evening)));
      scope.join();
    }
    return sums;
  }

  private Void countDays(URI shop, int days, Queue<Integer> day, CyclicBarrier evening)
      throws IOException, InterruptedException, BrokenBarrierException {
    for (int i = 0; i < days; i++) {
      day.add(takings(shop));
      evening.await();
    }
    return null;
  }

  private int takings(URI shop) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(shop).timeout(LONGEST).build();
    var response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(shop + " answered " + response.statusCode());
    }
    return Integer.parseInt(response.body());
  }
}
