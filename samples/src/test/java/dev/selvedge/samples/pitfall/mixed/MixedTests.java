package dev.selvedge.samples.pitfall.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.CancellationSweep;
import dev.selvedge.Finding;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.assertj.SelvedgeAssertions;
import dev.selvedge.samples.support.Twin;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
  private static Prices prices;

  @BeforeAll
  static void open() throws IOException {
    supplier = new Supplier();
    client = HttpClient.newHttpClient();
    prices = new Prices(client, supplier.address());
  }

  @AfterAll
  static void close() {
    client.close();
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
                assertThatThrownBy(() -> total.get(2, TimeUnit.SECONDS))
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
