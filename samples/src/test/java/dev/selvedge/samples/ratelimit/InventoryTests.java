package dev.selvedge.samples.ratelimit;

import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.selvedge.CancellationSweep;
import dev.selvedge.FanOutScaling;
import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Twin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However many items there are, the stock has a few callers at once; the twin is found. */
@Guarded
@Timeout(60)
class InventoryTests {
  private static final int AT_A_TIME = 16;
  private static final int ITEMS = 100;
  private static final int MANY = 300;
  private static HttpClient client;
  private static ExecutorService callers;

  private SlowServer server;
  private Inventory inventory;

  @BeforeAll
  static void startClient() {
    client = HttpClient.newHttpClient();
    callers = Executors.newVirtualThreadPerTaskExecutor();
  }

  @AfterAll
  static void stopClient() {
    callers.close();
    client.close();
  }

  @BeforeEach
  void start() throws IOException {
    server = SlowServer.start();
    inventory = new Inventory(client);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private List<URI> items(int count) {
    return Collections.nCopies(count, server.slow(Duration.ofMillis(5), "1"));
  }

  @Test
  void threadsThatWaitForAPermitAreFewCallers() throws Exception {
    assertBounded(() -> inventory.byPermits(items(ITEMS)));
  }

  @Test
  void threadsThatAreForkedWithAPermitAreFewCallers() throws Exception {
    assertBounded(() -> inventory.byPermitsForThreads(items(ITEMS)));
  }

  @Test
  void aGathererIsFewCallers() throws Exception {
    assertBounded(() -> inventory.byGatherer(items(ITEMS)));
  }

  @Test
  void aFixedPoolIsFewCallers() throws Exception {
    assertBounded(() -> inventory.byPool(items(ITEMS)));
  }

  private void assertBounded(Callable<Integer> count) throws Exception {
    Recording recording = Selvedge.record(() -> assertThat(count.call()).isEqualTo(ITEMS));

    assertThat(recording).hasNoFindings().hasPeakFanOutAtMost(AT_A_TIME);
    assertThat(server.mostCallsAtOnce()).isLessThanOrEqualTo(AT_A_TIME);
  }

  @Test
  void permitsInThreadsAreUsedUp() throws Exception {
    // None of the first ones is answered before so many have asked.
    List<URI> items = Collections.nCopies(3 * AT_A_TIME, server.together(AT_A_TIME, "1"));

    assertThat(inventory.byPermits(items)).isEqualTo(3 * AT_A_TIME);
    assertThat(server.mostCallsAtOnce()).isEqualTo(AT_A_TIME);
  }

  @Test
  void permitsBeforeThreadsAreUsedUp() throws Exception {
    List<URI> items = Collections.nCopies(3 * AT_A_TIME, server.together(AT_A_TIME, "1"));

    assertThat(inventory.byPermitsForThreads(items)).isEqualTo(3 * AT_A_TIME);
    assertThat(server.mostCallsAtOnce()).isEqualTo(AT_A_TIME);
  }

  @Test
  void aGathererAndAPoolAreUsedUp() throws Exception {
    List<URI> items = Collections.nCopies(3 * AT_A_TIME, server.together(AT_A_TIME, "1"));
    assertThat(inventory.byGatherer(items)).isEqualTo(3 * AT_A_TIME);
    assertThat(server.mostCallsAtOnce()).isEqualTo(AT_A_TIME);

    List<URI> more = Collections.nCopies(3 * AT_A_TIME, server.together(AT_A_TIME, "2"));
    assertThat(inventory.byPool(more)).isEqualTo(2 * 3 * AT_A_TIME);
    assertThat(server.mostCallsAtOnce()).isEqualTo(AT_A_TIME);
  }

  @Test
  void whereThereIsNothingThereIsNone() throws Exception {
    assertThat(inventory.byPermits(List.of())).isZero();
    assertThat(inventory.byPermitsForThreads(List.of())).isZero();
    assertThat(inventory.byGatherer(List.of())).isZero();
    assertThat(inventory.byPool(List.of())).isZero();
  }

  @Test
  void permitsComeBackWhateverHappens() throws Exception {
    List<URI> failing = Collections.nCopies(3 * AT_A_TIME, server.failing("1"));
    assertThatThrownBy(() -> inventory.byPermits(failing))
        .hasRootCauseMessage(server.failing("1") + " answered 503");
    assertThatThrownBy(() -> inventory.byPermitsForThreads(failing))
        .hasRootCauseMessage(server.failing("1") + " answered 503");
    assertCancelled(() -> inventory.byPermits(endless()));
    assertCancelled(() -> inventory.byPermitsForThreads(endless()));

    URI together = server.together(AT_A_TIME, "1");
    List<URI> items = Collections.nCopies(AT_A_TIME, together);
    assertThat(inventory.byPermits(items)).isEqualTo(AT_A_TIME);
  }

  private List<URI> endless() {
    return Collections.nCopies(3 * AT_A_TIME, server.endless("1"));
  }

  private void assertCancelled(Callable<Integer> count) {
    Future<Integer> total = callers.submit(count);
    await().until(() -> server.callsNow() == AT_A_TIME);

    total.cancel(true);

    await().until(() -> server.callsNow() == 0);
  }

  @Test
  void whatCannotBeCountedIsAFailure() {
    List<URI> items = List.of(server.failing("1"), server.slow(Duration.ZERO, "1"));

    assertThatThrownBy(() -> inventory.byGatherer(items))
        .hasRootCauseMessage(server.failing("1") + " answered 503");
    assertThatThrownBy(() -> inventory.byPool(items))
        .hasRootCauseMessage(server.failing("1") + " answered 503");
  }

  @FanOutScaling
  void permitsInThreadsDoNotGrowWithTheItems(int size) throws Exception {
    inventory.byPermits(items(size));
  }

  @FanOutScaling
  void permitsBeforeThreadsDoNotGrowWithTheItems(int size) throws Exception {
    inventory.byPermitsForThreads(items(size));
  }

  @FanOutScaling
  void aGathererDoesNotGrowWithTheItems(int size) {
    inventory.byGatherer(items(size));
  }

  @FanOutScaling
  void aPoolDoesNotGrowWithTheItems(int size) throws Exception {
    inventory.byPool(items(size));
  }

  @CancellationSweep
  void permitsInThreadsEndWhereverTheyAreCancelled() throws Exception {
    assertThat(inventory.byPermits(items(2))).isEqualTo(2);
  }

  @CancellationSweep
  void permitsBeforeThreadsEndWhereverTheyAreCancelled() throws Exception {
    assertThat(inventory.byPermitsForThreads(items(2))).isEqualTo(2);
  }

  @CancellationSweep
  void aGathererEndsWhereverItIsCancelled() {
    // It has no permit to wait for, only the answers, which have to be late for that.
    List<URI> slow = Collections.nCopies(2, server.slow(Duration.ofMillis(200), "1"));

    assertThat(inventory.byGatherer(slow)).isEqualTo(2);
  }

  @CancellationSweep
  void aPoolEndsWhereverItIsCancelled() throws Exception {
    assertThat(inventory.byPool(items(2))).isEqualTo(2);
  }

  @Test
  void aCallForEachItemIsFound() throws Exception {
    List<URI> items = Collections.nCopies(MANY, server.together(MANY, "1"));
    Recording recording =
        Selvedge.record(
            () -> assertThat(new StormingInventory(client).total(items)).isEqualTo(MANY));

    Twin.assertFound(recording, StormingInventory.class);
    assertThat(server.mostCallsAtOnce()).isEqualTo(MANY);
  }
}
