package dev.selvedge.samples.ratelimit;

import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Stopwatch;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/** Shows {@link Inventory} and {@link RequestRate}: run it, and read. */
public final class InventoryExample {
  private static final int ITEMS = 200;

  private InventoryExample() {}

  /** Counts 200 items in four ways, and then lets ten through at 20 in a second. */
  public static void main(String[] args) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      Inventory inventory = new Inventory(client);
      try (SlowServer server = SlowServer.start()) {
        List<URI> items = items(server);
        // The first call of a client loads its classes.
        inventory.byPermits(items.subList(0, 1));
        show("a permit in each thread", server, () -> inventory.byPermits(items));
        show("a permit before each thread", server, () -> inventory.byPermitsForThreads(items));
        show("a gatherer", server, () -> inventory.byGatherer(items));
        show("a pool", server, () -> inventory.byPool(items));
      }
      try (SlowServer server = SlowServer.start()) {
        List<URI> items = items(server);
        show("no limit", server, () -> new StormingInventory(client).total(items));
      }
    }
    RequestRate rate = new RequestRate(20);
    Stopwatch watch = Stopwatch.start();
    for (int i = 1; i <= 10; i++) {
      rate.acquire();
      System.out.println("  request " + i + watch);
    }
    System.out.println("another one at once: " + rate.tryAcquire(Duration.ZERO));
  }

  private static List<URI> items(SlowServer server) {
    return Collections.nCopies(ITEMS, server.slow(Duration.ofMillis(20), "1"));
  }

  private static void show(String how, SlowServer server, Callable<Integer> count)
      throws Exception {
    Stopwatch watch = Stopwatch.start();
    System.out.println(
        how + ": " + count.call() + ", at most " + server.mostCallsAtOnce() + " at once" + watch);
  }
}
