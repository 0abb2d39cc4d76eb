package dev.selvedge.samples.lock;

import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Stopwatch;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Shows {@link InvoiceNumbers}, {@link PriceBook}, {@link Opening} and {@link Rounds}. */
public final class LockExample {

  private LockExample() {}

  /** Numbers by a lock and by a monitor, a book of prices, a latch and a barrier. */
  public static void main(String[] args) throws Exception {
    try (SlowServer server = SlowServer.start();
        HttpClient client = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      URI ledger = server.slow(Duration.ofMillis(20), "booked");
      // The first call of a client loads its classes.
      new InvoiceNumbers(client).next(ledger);

      InvoiceNumbers numbers = new InvoiceNumbers(client);
      Stopwatch watch = Stopwatch.start();
      List<Integer> given = all(threads, 20, _ -> () -> numbers.next(ledger));
      System.out.println("20 ms each, by a lock: " + given.stream().sorted().toList() + watch);

      SynchronizedNumbers monitor = new SynchronizedNumbers(client);
      watch = Stopwatch.start();
      given = all(threads, 20, _ -> () -> monitor.next(ledger));
      System.out.println("by a monitor: " + given.stream().sorted().toList() + watch);

      PriceBook book = new PriceBook(client);
      watch = Stopwatch.start();
      Future<?> update =
          threads.submit(
              () -> {
                book.update(server.slow(Duration.ofMillis(200), "tea=3,milk=1"));
                return null;
              });
      System.out.println("tea, while prices of 200 ms are fetched: " + book.price("tea") + watch);
      update.get();
      System.out.println("tea, after that: " + book.price("tea") + watch);

      Opening opening = new Opening(client, List.of(ledger, ledger, ledger));
      watch = Stopwatch.start();
      IntStream.range(0, 3)
          .mapToObj(
              department ->
                  threads.submit(
                      () -> {
                        opening.prepare(department);
                        return department;
                      }))
          .toList()
          .forEach(LockExample::result);
      System.out.println("all are ready: " + opening.await(Duration.ofSeconds(5)) + watch);

      watch = Stopwatch.start();
      List<URI> shops =
          List.of(
              server.slow(Duration.ofMillis(50), "10"), server.slow(Duration.ofMillis(100), "20"));
      System.out.println("takings of 3 days: " + new Rounds(client).count(shops, 3) + watch);
    }
  }

  private static List<Integer> all(
      ExecutorService threads, int count, IntFunction<Callable<Integer>> call)
      throws InterruptedException {
    return threads.invokeAll(IntStream.range(0, count).mapToObj(call).toList()).stream()
        .map(LockExample::result)
        .toList();
  }

  private static Integer result(Future<Integer> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
