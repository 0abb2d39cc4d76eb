package dev.selvedge.samples.lock;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Knows prices, and keeps everybody who wants to look waiting while it fetches new ones: an event
 * loop, too, with all its clients. {@link PriceBook} fetches first.
 */
public final class StallingPriceBook {
  private final HttpClient client;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<String, String> prices = new HashMap<>();

  /** One that fetches its prices by this client. */
  public StallingPriceBook(HttpClient client) {
    this.client = client;
  }

  /** What it costs; empty if nobody knows. */
  public Optional<String> price(String item) {
    lock.readLock().lock(); // FINDING: BlockedEventLoop
    try {
      return Optional.ofNullable(prices.get(item));
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Fetches new prices, such as {@code tea=3,milk=1}. */
  public void update(URI list) throws IOException, InterruptedException {
    lock.writeLock().lock();
    try {
      var response = client.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString());
      for (String line : response.body().split(",", -1)) {
        int equals = line.indexOf('=');
        prices.put(line.substring(0, equals), line.substring(equals + 1));
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
