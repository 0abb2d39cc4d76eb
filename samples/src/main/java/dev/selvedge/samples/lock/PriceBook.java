package dev.selvedge.samples.lock;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Knows prices. Many may look at the same time, event loops among them; whoever brings new ones
 * keeps them waiting as long as it takes to write these down, and not as long as it takes to fetch
 * them.
 */
public final class PriceBook {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private final HttpClient client;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<String, String> prices = new HashMap<>();

  /** One that fetches its prices by this client. */
  public PriceBook(HttpClient client) {
    this.client = client;
  }

  /** What it costs; empty if nobody knows. */
  public Optional<String> price(String item) {
    lock.readLock().lock();
    try {
      return Optional.ofNullable(prices.get(item));
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Fetches new prices, such as {@code tea=3,milk=1}: all of them are known at once, or none.
   *
   * @throws IOException if they cannot be fetched, or one of them cannot be read
   * @throws InterruptedException if the thread is interrupted while they are fetched
   */
  public void update(URI list) throws IOException, InterruptedException {
    Map<String, String> fetched = fetch(list);
    lock.writeLock().lock();
    try {
      prices.putAll(fetched);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private Map<String, String> fetch(URI list) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(list).timeout(LONGEST).build();
    var response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(list + " answered " + response.statusCode());
    }
    Map<String, String> fetched = new HashMap<>();
    for (String line : response.body().split(",", -1)) {
      int equals = line.indexOf('=');
      if (equals < 0) {
        throw new IOException("%s answered \"%s\"".formatted(list, line));
      }
      fetched.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return fetched;
  }
}
