package dev.selvedge.samples.pooling;

import dev.selvedge.samples.demo.ShopDatabase;
import dev.selvedge.samples.support.DatabaseUnavailableException;
import dev.selvedge.samples.support.Stopwatch;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Shows {@link PooledOrders} and {@link ConnectingOrders}: run it, and read. */
public final class PoolingExample {
  private static final int CALLERS = 50;
  private static final int CONNECTIONS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private PoolingExample() {}

  /** Places 50 orders at once, with a pool and without, in a database that is busy for a second. */
  public static void main(String[] args) throws Exception {
    System.out.println("starting PostgreSQL, which takes a few seconds");
    try (ShopDatabase database = ShopDatabase.start();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      String url = database.jdbcUrl();
      List<Order> orders = Collections.nCopies(CALLERS, new Order(1, "tea", 2));
      try (PooledOrders pooled = new PooledOrders(url, CONNECTIONS, PATIENCE)) {
        show("a pool of 10", url, callers, () -> pooled.placeAll(orders));
      }
      ConnectingOrders connecting = new ConnectingOrders(url);
      show("a connection each", url, callers, () -> connecting.placeAll(orders));

      showPatience(url, callers);
    } catch (DatabaseUnavailableException e) {
      System.out.println(e.getMessage());
    }
  }

  private static void show(
      String how, String url, ExecutorService callers, Callable<List<Long>> place)
      throws Exception {
    Future<List<Long>> placed;
    try (BusyDatabase busy = BusyDatabase.keep(url)) {
      placed = callers.submit(place);
      int most = awaitWaiting(busy, CALLERS);
      System.out.println(how + ": " + most + " connections of the database are at work");
    }
    Stopwatch watch = Stopwatch.start();
    System.out.println("  " + placed.get().size() + " orders are placed" + watch);
  }

  private static void showPatience(String url, ExecutorService callers) throws Exception {
    try (PooledOrders small = new PooledOrders(url, 1, Duration.ofMillis(300))) {
      Order order = new Order(1, "tea", 2);
      Future<Long> first;
      try (BusyDatabase busy = BusyDatabase.keep(url)) {
        first = callers.submit(() -> small.place(order));
        awaitWaiting(busy, 1);
        Stopwatch watch = Stopwatch.start();
        try {
          small.place(order);
        } catch (SQLTransientConnectionException e) {
          System.out.println("no connection in time: " + e.getMessage() + watch);
        }
      }
      System.out.println("the one that had it is placed as number " + first.get());
    }
  }

  /** Waits at most a second until so many wait, and says how many do. */
  private static int awaitWaiting(BusyDatabase busy, int count) throws Exception {
    for (int i = 0; i < 50 && busy.waiting() < count; i++) {
      Thread.sleep(20);
    }
    return busy.waiting();
  }
}
