package dev.selvedge.samples.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.selvedge.CancellationSweep;
import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Stopwatch;
import dev.selvedge.samples.support.Twin;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who waits for others waits no longer than he must, and an event loop that has to is found. */
@Guarded
@Timeout(60)
class LockTests {
  private static final int MANY = 10 * Runtime.getRuntime().availableProcessors();
  private static final Duration SLOW = Duration.ofMillis(200);
  private static Vertx vertx;
  private static SlowServer server;
  private static HttpClient client;
  private static ExecutorService threads;

  @BeforeAll
  static void start() throws IOException {
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    server = SlowServer.start();
    client = HttpClient.newHttpClient();
    threads = Executors.newVirtualThreadPerTaskExecutor();
  }

  @AfterAll
  static void stop() throws Exception {
    threads.close();
    vertx.close().await(20, TimeUnit.SECONDS);
    client.close();
    server.close();
  }

  @Test
  void numbersHaveNoGapsAndAreGivenOnce() throws Exception {
    InvoiceNumbers numbers = new InvoiceNumbers(client);
    SynchronizedNumbers monitor = new SynchronizedNumbers(client);
    List<String> booked = upTo(MANY).stream().map(number -> "invoice " + number).toList();

    try (SlowServer own = SlowServer.start()) {
      URI ledger = own.slow(Duration.ofMillis(1), "booked");
      assertThat(all(() -> numbers.next(ledger))).containsExactlyInAnyOrderElementsOf(upTo(MANY));
      assertThat(own.bodies()).isEqualTo(booked);
    }
    try (SlowServer own = SlowServer.start()) {
      URI ledger = own.slow(Duration.ofMillis(1), "booked");
      assertThat(all(() -> monitor.next(ledger))).containsExactlyInAnyOrderElementsOf(upTo(MANY));
      assertThat(own.bodies()).isEqualTo(booked);
    }
  }

  @Test
  void aNumberThatIsNotBookedIsNotUsedUp() throws Exception {
    InvoiceNumbers numbers = new InvoiceNumbers(client);

    assertThatThrownBy(() -> numbers.next(server.failing("booked")))
        .isInstanceOf(IOException.class);
    assertThat(numbers.next(server.slow(Duration.ZERO, "booked"))).isEqualTo(1);
    SynchronizedNumbers monitor = new SynchronizedNumbers(client);
    assertThatThrownBy(() -> monitor.next(server.failing("booked")))
        .isInstanceOf(IOException.class);
    assertThat(monitor.next(server.slow(Duration.ZERO, "booked"))).isEqualTo(1);
  }

  @Test
  void whoeverWaitsForAMonitorKeepsNoCarrier() throws Exception {
    try (SlowServer own = SlowServer.start()) {
      SynchronizedNumbers numbers = new SynchronizedNumbers(client);
      URI held = own.together(2, "booked");
      var waiting =
          Collections.nCopies(MANY, threads).stream()
              .map(each -> each.submit(() -> numbers.next(held)))
              .toList();
      await().until(() -> own.callsNow() == 1);

      // Another virtual thread gets a carrier, and by that all others go on.
      threads.submit(() -> new InvoiceNumbers(client).next(held)).get();

      List<Integer> given = new ArrayList<>();
      for (var number : waiting) {
        given.add(number.get());
      }
      assertThat(given).containsExactlyInAnyOrderElementsOf(upTo(MANY));
    }
  }

  @Test
  void whoeverWaitsForALockCanBeInterrupted() throws Exception {
    try (SlowServer own = SlowServer.start()) {
      InvoiceNumbers numbers = new InvoiceNumbers(client);
      URI held = own.together(2, "booked");
      var first = threads.submit(() -> numbers.next(held));
      await().until(() -> own.callsNow() == 1);
      AtomicReference<Exception> thrown = new AtomicReference<>();
      Thread second =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      numbers.next(held);
                    } catch (IOException | InterruptedException e) {
                      thrown.set(e);
                    }
                  });
      await().until(() -> second.getState() == Thread.State.WAITING);

      second.interrupt();
      second.join();

      assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
      new InvoiceNumbers(client).next(held);
      assertThat(first.get()).isEqualTo(1);
    }
  }

  @Test
  void pricesCanBeReadWhileNewOnesAreFetched() throws Exception {
    try (SlowServer own = SlowServer.start()) {
      PriceBook book = new PriceBook(client);
      book.update(own.slow(Duration.ZERO, "tea=2,milk=1"));
      URI held = own.together(2, "tea=3");
      var update = threads.submit(() -> update(book, held));
      await().until(() -> own.callsNow() == 1);

      assertThat(onLoop(() -> book.price("tea")).await(20, TimeUnit.SECONDS)).hasValue("2");

      new PriceBook(client).update(held);
      update.get();
      assertThat(book.price("tea")).hasValue("3");
      assertThat(book.price("milk")).hasValue("1");
      assertThat(book.price("gold")).isEmpty();
    }
  }

  @Test
  void ofAListThatCannotBeReadNothingIsKnown() throws Exception {
    PriceBook book = new PriceBook(client);
    book.update(server.slow(Duration.ZERO, "tea=2"));

    assertThatThrownBy(() -> book.update(server.slow(Duration.ZERO, "tea=3,sold out")))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("answered \"sold out\"");
    assertThatThrownBy(() -> book.update(server.slow(Duration.ZERO, "")))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> book.update(server.failing("tea=4"))).isInstanceOf(IOException.class);
    assertThat(book.price("tea")).hasValue("2");
  }

  private static String update(PriceBook book, URI list) throws Exception {
    book.update(list);
    return "done";
  }

  @Test
  void allDepartmentsHaveToBeReady() throws Exception {
    URI ready = server.slow(Duration.ZERO, "ready");
    Opening opening = new Opening(client, List.of(ready, server.failing("ready"), ready));
    opening.prepare(0);
    opening.prepare(2);
    assertThatThrownBy(() -> opening.prepare(1)).isInstanceOf(IOException.class);
    assertThat(opening.await(Duration.ofMillis(10))).isFalse();

    Opening later = new Opening(client, List.of(ready, ready));
    var customer = threads.submit(() -> later.await(Duration.ofSeconds(30)));
    later.prepare(0);
    assertThat(customer.isDone()).isFalse();
    later.prepare(0);
    assertThat(customer.isDone()).isFalse();
    later.prepare(1);
    assertThat(customer.get()).isTrue();
    assertThat(later.await(ChronoUnit.FOREVER.getDuration())).isTrue();
  }

  @Test
  void nobodyBeginsADayBeforeAllHaveEndedTheLast() throws Exception {
    URI quick = server.slow(Duration.ZERO, "1");
    URI slow = server.slow(Duration.ofMillis(20), "2");

    assertThat(new Rounds(client).count(List.of(quick, slow, quick), 4))
        .containsExactly(4, 4, 4, 4);
  }

  @Test
  void whereThereAreNoShopsNothingIsTaken() throws Exception {
    assertThat(new Rounds(client).count(List.of(), 2)).containsExactly(0, 0);
  }

  @Test
  void nobodyWaitsAtTheBarrierForWhoHasFailed() {
    Stopwatch watch = Stopwatch.start();

    assertThatThrownBy(
            () ->
                new Rounds(client)
                    .count(List.of(server.slow(Duration.ZERO, "1"), server.failing("1")), 2))
        .isInstanceOf(FailedException.class)
        .hasRootCauseMessage(server.failing("1") + " answered 503");
    assertThat(watch.elapsed()).isLessThan(Duration.ofSeconds(20));
  }

  @CancellationSweep
  void aLockIsReleasedWhereverItsOwnerIsCancelled() throws Exception {
    InvoiceNumbers numbers = new InvoiceNumbers(client);
    URI ledger = server.slow(Duration.ofMillis(1), "booked");
    try (ExecutorService own = Executors.newVirtualThreadPerTaskExecutor()) {
      var another = own.submit(() -> numbers.next(ledger));
      assertThat(numbers.next(ledger) + another.get()).isEqualTo(3);
    }
  }

  @CancellationSweep
  void aMonitorIsReleasedWhereverItsOwnerIsCancelled() throws Exception {
    SynchronizedNumbers numbers = new SynchronizedNumbers(client);
    URI ledger = server.slow(SLOW, "booked");

    assertThat(numbers.next(ledger)).isEqualTo(1);
  }

  @CancellationSweep
  void anUpdateEndsWhereverItIsCancelled() throws Exception {
    PriceBook book = new PriceBook(client);

    try {
      book.update(server.slow(SLOW, "tea=3"));
    } catch (InterruptedException e) {
      assertThat(book.price("tea")).isEmpty();
      throw e;
    }
    assertThat(book.price("tea")).hasValue("3");
  }

  @CancellationSweep
  void anOpeningEndsWhereverItIsCancelled() throws Exception {
    Opening opening = new Opening(client, List.of(server.slow(SLOW, "ready")));

    try {
      opening.prepare(0);
    } catch (InterruptedException e) {
      assertThat(opening.await(Duration.ZERO)).isFalse();
      throw e;
    }
    assertThat(opening.await(Duration.ofSeconds(30))).isTrue();
  }

  @CancellationSweep
  void roundsEndWhereverTheyAreCancelled() throws Exception {
    URI shop = server.slow(Duration.ofMillis(1), "1");

    assertThat(new Rounds(client).count(List.of(shop, shop), 2)).containsExactly(2, 2);
  }

  @Test
  void aLoopThatWaitsForALockThatIsHeldDuringACallIsFound() throws Exception {
    try (SlowServer own = SlowServer.start()) {
      StallingPriceBook book = new StallingPriceBook(client);
      URI held = own.together(2, "tea=3");
      Recording recording =
          Selvedge.record(
              () -> {
                var update =
                    threads.submit(
                        () -> {
                          book.update(held);
                          return "done";
                        });
                await().until(() -> own.callsNow() == 1);
                AtomicReference<Thread> loop = new AtomicReference<>();
                Future<Optional<String>> price =
                    onLoop(
                        () -> {
                          loop.set(Thread.currentThread());
                          return book.price("tea");
                        });
                await()
                    .during(Duration.ofMillis(100))
                    .until(
                        () -> loop.get() != null && loop.get().getState() == Thread.State.WAITING);
                new PriceBook(client).update(held);
                assertThat(price.await(20, TimeUnit.SECONDS)).hasValue("3");
                update.get();
              });

      Twin.assertFound(recording, StallingPriceBook.class);
    }
  }

  private static List<Integer> all(Callable<Integer> call) throws Exception {
    List<Integer> results = new ArrayList<>();
    for (var result : threads.invokeAll(Collections.nCopies(MANY, call))) {
      results.add(result.get());
    }
    return results;
  }

  private static List<Integer> upTo(int last) {
    return IntStream.rangeClosed(1, last).boxed().toList();
  }

  /** As a handler of the loop would do it. */
  private static <T> Future<T> onLoop(Callable<T> call) {
    Promise<T> answer = Promise.promise();
    vertx.runOnContext(
        _ -> {
          try {
            answer.complete(call.call());
          } catch (Exception e) {
            answer.fail(e);
          }
        });
    return answer.future();
  }
}
