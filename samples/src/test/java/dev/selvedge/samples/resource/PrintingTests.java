package dev.selvedge.samples.resource;

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
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was acquired is given back in reverse order, whatever happens. */
@Guarded
@Timeout(60)
class PrintingTests {
  private static final List<String> ACQUIRED = List.of("POST /0/printer", "POST /0/tray");
  private static final List<String> RELEASED = List.of("DELETE /0/tray", "DELETE /0/printer");
  private static HttpClient client;
  private static ExecutorService callers;

  private SlowServer server;
  private Printing printing;

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
    printing = new Printing(client, now("printer"), now("tray"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private URI now(String text) {
    return server.slow(Duration.ZERO, text);
  }

  private URI later(String text) {
    return server.slow(Duration.ofMillis(100), text);
  }

  @Test
  void whenAllIsPrintedThingsAreGivenBack() throws Exception {
    URI slow = server.slow(Duration.ofMillis(50), "A-1");

    assertThat(printing.print(List.of(slow, now("A-2")))).containsExactly("A-1", "A-2");
    assertGivenBackInOrder();
  }

  @Test
  void whenOneCannotBePrintedThingsAreGivenBackAfterTheOthersHaveEnded() {
    assertThatThrownBy(() -> printing.print(List.of(server.endless("roll"), server.failing("A-2"))))
        .isInstanceOf(FailedException.class)
        .hasRootCauseMessage(server.failing("A-2") + " answered 503");
    assertGivenBackInOrder();
    await().until(() -> server.callsNow() == 0);
  }

  @Test
  void whenTheCallerIsCancelledThingsAreGivenBack() throws Exception {
    Future<List<String>> print =
        callers.submit(() -> printing.print(List.of(server.endless("roll"))));
    await().until(() -> server.log().contains("GET /endless/roll"));

    print.cancel(true);

    await().until(() -> server.log().contains("DELETE /0/printer"));
    assertGivenBackInOrder();
    await().until(() -> server.callsNow() == 0);
  }

  private void assertGivenBackInOrder() {
    assertThat(server.log()).startsWith(ACQUIRED.toArray(String[]::new));
    assertThat(server.log()).endsWith(RELEASED.toArray(String[]::new));
    assertThat(server.log()).containsOnlyOnceElementsOf(RELEASED);
  }

  @Test
  void whatWasAcquiredBeforeIsGivenBackWhenTheNextCannotBeHad() {
    Printing noTray = new Printing(client, now("printer"), server.answering(423, "tray"));

    assertThatThrownBy(() -> noTray.print(List.of(now("A-1"))))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("/status-423/tray cannot be had: 423");
    assertThat(server.log())
        .containsExactly("POST /0/printer", "POST /status-423/tray", "DELETE /0/printer");
  }

  @Test
  void aLeaseThatIsCancelledWhileItIsAcquiredIsNotKept() throws Exception {
    URI held = server.together(2, "printer");
    Future<Lease> lease = callers.submit(() -> Lease.of(client, held));
    await().until(() -> server.callsNow() == 1);

    lease.cancel(true);

    // That is the second caller for whom the first waits.
    await()
        .untilAsserted(
            () ->
                assertThat(server.log())
                    .containsExactly("POST /together-2/printer", "DELETE /together-2/printer"));
  }

  @Test
  void aThreadThatIsInterruptedGivesBackAndStaysInterrupted() throws Exception {
    Future<Boolean> interrupted =
        callers.submit(
            () -> {
              try (Lease _ = Lease.of(client, now("printer"))) {
                Thread.currentThread().interrupt();
              }
              return Thread.currentThread().isInterrupted();
            });

    assertThat(interrupted.get()).isTrue();
    assertThat(server.log()).containsExactly("POST /0/printer", "DELETE /0/printer");
  }

  @Test
  void whatWasGivenBackIsNotGivenBackAgain() throws Exception {
    // By then it may belong to somebody else.
    Lease lease = Lease.of(client, now("printer"));
    lease.close();
    lease.close();

    assertThat(server.log()).containsExactly("POST /0/printer", "DELETE /0/printer");
  }

  @Test
  void aServiceWhoseAnswerDoesNotEndKeepsNobody() throws Exception {
    Future<?> given =
        callers.submit(
            () -> {
              Lease.of(client, server.endless("printer")).close();
              return null;
            });

    given.get(20, TimeUnit.SECONDS);
    assertThat(server.log()).containsExactly("POST /endless/printer", "DELETE /endless/printer");
    await().until(() -> server.callsNow() == 0);
  }

  @Test
  void whatIsNotGivenBackIsAFailure() throws Exception {
    Lease lease = Lease.of(client, now("printer"));
    server.close();

    assertThatThrownBy(lease::close)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageEndingWith("/0/printer was not given back");
  }

  @Test
  void twoArePrintedAtATime() throws Exception {
    // None of them is printed before two are there.
    assertThat(printing.print(Collections.nCopies(2, server.together(2, "A-1")))).hasSize(2);
    assertThat(new PooledPrinting(client).print(Collections.nCopies(2, server.together(2, "A-2"))))
        .hasSize(2);

    assertThat(printing.print(Collections.nCopies(6, later("A-3")))).hasSize(6);
    assertThat(new PooledPrinting(client).print(Collections.nCopies(6, later("A-4")))).hasSize(6);
    assertThat(server.mostCallsAtOnce()).isEqualTo(2);
  }

  @Test
  void whereThereIsNothingNothingIsPrinted() throws Exception {
    assertThat(printing.print(List.of())).isEmpty();
    assertThat(new PooledPrinting(client).print(List.of())).isEmpty();
    assertGivenBackInOrder();
  }

  @Test
  void aPoolPrintsInOrder() throws Exception {
    assertThat(
            new PooledPrinting(client)
                .print(List.of(server.slow(Duration.ofMillis(50), "A-1"), now("A-2"))))
        .containsExactly("A-1", "A-2");
  }

  @Test
  void aPoolEndsWithItsFailures() {
    assertThatThrownBy(
            () ->
                new PooledPrinting(client)
                    .print(List.of(server.failing("A-1"), now("A-2"), server.failing("A-3"))))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage(server.failing("A-1") + " answered 503")
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
    assertThat(server.calls()).isEqualTo(3);
  }

  @FanOutScaling
  void itDoesNotGrowWithTheInvoices(int size) throws Exception {
    printing.print(Collections.nCopies(size, server.slow(Duration.ofMillis(5), "A-1")));
  }

  // The answers take their time, so that they are always waited for.
  @CancellationSweep
  void itEndsWhereverItIsCancelled() throws Exception {
    Printing slow = new Printing(client, later("printer"), later("tray"));

    assertThat(slow.print(List.of(later("A-1")))).containsExactly("A-1");
  }

  @CancellationSweep
  void aPoolEndsWhereverItIsCancelled() throws Exception {
    assertThat(new PooledPrinting(client).print(List.of(later("A-1")))).containsExactly("A-1");
  }

  @Test
  void thePoolThatIsKeptWhenTheCallerIsCancelledIsFound() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> {
              Future<List<String>> print =
                  callers.submit(
                      () -> new LeakyPrinting(client).print(List.of(server.endless("roll"))));
              await().until(() -> server.callsNow() == 1);
              print.cancel(true);
              await().until(() -> server.callsNow() == 0);
            });

    Twin.assertFound(recording, LeakyPrinting.class);
  }
}
