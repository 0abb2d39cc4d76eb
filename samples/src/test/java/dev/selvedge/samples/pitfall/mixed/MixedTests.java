package dev.selvedge.samples.pitfall.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.selvedge.CancellationSweep;
import dev.selvedge.Finding;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.assertj.SelvedgeAssertions;
import dev.selvedge.samples.support.Twin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The bridge at the edge is silent, and each way to mix is found at its line. */
@Timeout(60)
class MixedTests {
  private static final List<String> BASKET = List.of("tea", "bread", "cheese");
  private static final int TOTAL = 14;

  private static Supplier supplier;
  private static HttpClient client;
  private static ExecutorService callers;
  private static Prices prices;

  @BeforeAll
  static void open() throws IOException {
    supplier = new Supplier();
    client = HttpClient.newHttpClient();
    callers = Executors.newVirtualThreadPerTaskExecutor();
    prices = new Prices(client, supplier.address());
  }

  @AfterAll
  static void close() {
    client.close();
    callers.close();
    supplier.close();
  }

  @Test
  void theBridgeAtTheEdgeIsSilent() throws Exception {
    Recording recording =
        Selvedge.record(() -> assertThat(new Checkout(prices).awaitTotal(BASKET)).isEqualTo(TOTAL));

    SelvedgeAssertions.assertThat(recording).hasNoFindings();
  }

  @CancellationSweep
  void whoeverWaitsAtTheEdgeCanBeCancelled() throws Exception {
    assertThat(new Checkout(prices).awaitTotal(BASKET)).isEqualTo(TOTAL);
  }

  @Test
  void anItemMayBeCalledWhatItLikes() throws Exception {
    assertThat(new Checkout(prices).awaitTotal(List.of("r+b tea?/#"))).isEqualTo(10);
    try (Silent silent = new Silent()) {
      Future<?> asking = callers.submit(() -> silent.prices().awaitPriceOf("green tea"));
      await().until(() -> silent.asked().contains("GET /prices/green%20tea HTTP/1.1"));
      asking.cancel(true);
    }
  }

  @Test
  void whoeverIsCancelledAsksNobodyAnyMore() throws Exception {
    try (Silent silent = new Silent()) {
      Future<?> asking = callers.submit(() -> new Checkout(silent.prices()).awaitTotal(BASKET));
      await().until(() -> silent.callers() == 3);

      asking.cancel(true);

      await().until(() -> silent.callers() == 0);
    }
  }

  @Test
  void aPriceThatCannotBeHadEndsTheOthers() throws Exception {
    try (Silent silent = new Silent()) {
      CompletableFuture<Integer> total =
          new Checkout(silent.prices()).total(List.of("tea", "bread", "broken"));

      assertThatThrownBy(() -> total.get(30, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage("no price: status 503");
      await().until(() -> silent.callers() == 0);
    }
  }

  /** A supplier who never tells a price, but that one is broken, and knows who waits for one. */
  private static final class Silent implements AutoCloseable {
    private final AtomicInteger now = new AtomicInteger();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    Silent() throws IOException {
      callers.execute(this::accept);
    }

    Prices prices() {
      return new Prices(client, URI.create("http://127.0.0.1:" + server.getLocalPort()));
    }

    int callers() {
      return now.get();
    }

    List<String> asked() {
      return asked;
    }

    private void accept() {
      try {
        while (true) {
          Socket caller = server.accept();
          callers.execute(() -> listen(caller));
        }
      } catch (IOException e) {
        // It is closed.
      }
    }

    private void listen(Socket caller) {
      now.incrementAndGet();
      try (caller) {
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          asked.add(line);
          if (line.contains("broken")) {
            caller
                .getOutputStream()
                .write(
                    "HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n"
                        .getBytes(StandardCharsets.UTF_8));
            return;
          }
        }
      } catch (IOException e) {
        // The caller is gone.
      } finally {
        now.decrementAndGet();
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }

  @Test
  void aJoinInsideOfAStageKeepsAThreadOfThePool() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> {
              try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
                assertThat(new StallingCheckout(prices, pool).total(BASKET).get()).isEqualTo(TOTAL);
              }
            });

    Twin.assertFound(recording, StallingCheckout.class);
  }

  @Test
  void tasksThatWaitForTasksOfTheirOwnPoolStarveIt() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> {
              try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
                Future<Integer> total = new StarvingCheckout(prices, pool).total(BASKET);
                assertThatThrownBy(() -> total.get(4, TimeUnit.SECONDS))
                    .isInstanceOf(TimeoutException.class);
                pool.shutdownNow();
              }
            });

    Finding finding = recording.findings().getFirst();
    Twin.assertFound(recording, StarvingCheckout.class);
    assertThat(finding.message()).contains("with 3 tasks in its queue");
    assertThat(finding.consequences())
        .extracting(Finding.Consequence::rule)
        .containsExactly("SyncOverAsync");
  }

  @Test
  void theSameTasksGetDoneAsLongAsAThreadIsFree() throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      assertThat(new StarvingCheckout(prices, pool).total(BASKET).get()).isEqualTo(TOTAL);
    }
  }

  @Test
  void anExecutorOfItsOwnForACallThatBlocksIsSilent() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> {
              try (ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor()) {
                assertThat(new Offers(prices, blocking).offer("tea").get()).isEqualTo("tea for 3");
              }
            });

    SelvedgeAssertions.assertThat(recording).hasNoFindings();
  }

  @Test
  void aCallThatBlocksTheCommonPoolIsFound() throws Exception {
    Recording recording =
        Selvedge.record(
            () ->
                assertThat(new CommonPoolOffers(client, supplier.address()).offer("tea").get())
                    .isEqualTo("tea for 3"));

    Twin.assertFound(recording, CommonPoolOffers.class);
  }
}
