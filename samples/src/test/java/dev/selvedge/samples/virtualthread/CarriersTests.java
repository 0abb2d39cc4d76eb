package dev.selvedge.samples.virtualthread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.selvedge.CancellationSweep;
import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Twin;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hundreds of virtual threads wait on a few carriers, which go on with others. */
@Guarded
@Timeout(60)
class CarriersTests {
  private static final int MANY = 200;
  private static HttpClient client;

  private SlowServer server;

  @BeforeAll
  static void open() {
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void close() {
    client.close();
  }

  @BeforeEach
  void start() throws IOException {
    server = SlowServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
    System.clearProperty("rates.address");
  }

  @Test
  void carriersAreFreeWhileHundredsWait() throws Exception {
    Rates rates = rates(Duration.ofMillis(500));
    AtomicInteger begun = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Double>> prices = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        prices.add(
            threads.submit(
                () -> {
                  begun.incrementAndGet();
                  return rates.convert(10, "CHF");
                }));
        if (i % 50 == 49) {
          // Whoever comes now is served, though all before it still wait for the rates.
          assertThat(threads.submit(() -> "served").get()).isEqualTo("served");
        }
      }
      for (Future<Double> price : prices) {
        assertThat(price.get()).isEqualTo(9.5);
      }
    }
    assertThat(begun).hasValue(MANY);
    assertThat(server.calls()).isEqualTo(1);
  }

  @Test
  void whenTheServiceFailsTheNextOneTriesAgain() throws Exception {
    Rates rates = new Rates(new RateSource(client, server.failing("CHF=0.95")));

    for (int call = 1; call <= 2; call++) {
      assertThatThrownBy(() -> OnVirtualThread.call(() -> rates.convert(10, "CHF")))
          .hasRootCauseInstanceOf(IOException.class)
          .hasMessageEndingWith("answered 503");
      assertThat(server.calls()).isEqualTo(call);
    }
  }

  @CancellationSweep
  void whoeverWaitsForTheRatesCanBeCancelled() throws Exception {
    Rates rates = rates(Duration.ofMillis(50));

    assertThat(rates.convert(10, "CHF")).isEqualTo(9.5);
  }

  /** He waits for the lock, not for the service. */
  @Test
  void whoeverWaitsForAnotherCanBeCancelled() throws Exception {
    Rates rates = new Rates(new RateSource(client, server.together(2, "CHF=0.95")));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Double> first = threads.submit(() -> rates.convert(10, "CHF"));
      await().until(() -> server.calls() == 1);
      AtomicReference<Exception> thrown = new AtomicReference<>();
      Thread second =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      rates.convert(10, "CHF");
                    } catch (IOException | InterruptedException e) {
                      thrown.set(e);
                    }
                  });
      await().until(() -> second.getState() == Thread.State.WAITING);

      second.interrupt();

      assertThat(second.join(Duration.ofSeconds(10))).isTrue();
      assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
      // Now the service may answer.
      new RateSource(client, server.together(2, "CHF=0.95")).fetch();
      assertThat(first.get()).isEqualTo(9.5);
      assertThat(server.calls()).isEqualTo(2);
    }
  }

  @Test
  void whoseRateIsNotKnownGetsNoNumber() throws Exception {
    assertThat(rates(Duration.ZERO).convert(10, "XXX")).isNaN();
  }

  /** The read goes on when nobody waits for it, and the next one has what it brings. */
  @Test
  void noCommandIsLostWithWhoeverWaitedForIt() throws Exception {
    try (Pipe pipe = new Pipe("stop");
        Commands commands = new Commands(pipe.path);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> impatient = threads.submit(commands::next);
      await().until(CarriersTests::theReaderOpensThePipe);
      impatient.cancel(true);
      pipe.write();

      assertThat(threads.submit(commands::next).get(10, TimeUnit.SECONDS)).isEqualTo("stop");
    }
  }

  @Test
  void eachCommandGoesToOneOfThoseWhoWait() throws Exception {
    try (Pipe pipe = new Pipe("stop");
        Commands commands = new Commands(pipe.path);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> waiting =
          List.of(threads.submit(commands::next), threads.submit(commands::next));
      for (int served = 1; served <= waiting.size(); served++) {
        long done = served;
        await().until(CarriersTests::theReaderOpensThePipe);
        pipe.write();
        await().until(() -> waiting.stream().filter(Future::isDone).count() == done);
      }

      for (Future<String> each : waiting) {
        assertThat(each.get()).isEqualTo("stop");
      }
    }
  }

  @Test
  void whoWaitsForACommandWhenThereWillBeNoneIsTold() throws Exception {
    try (Pipe pipe = new Pipe("none");
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Commands commands = new Commands(pipe.path);
      Future<String> next = threads.submit(commands::next);
      await().until(CarriersTests::theReaderOpensThePipe);

      commands.close();

      assertThatThrownBy(() -> next.get(10, TimeUnit.SECONDS))
          .hasRootCauseInstanceOf(ClosedByInterruptException.class);
      assertThat(theReaderOpensThePipe()).isFalse();
      commands.close();
    }
  }

  private static boolean theReaderOpensThePipe() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(each -> each.getKey().getName().startsWith("commands-"))
        .flatMap(each -> Arrays.stream(each.getValue()))
        .anyMatch(frame -> frame.getClassName().endsWith("NativeDispatcher"));
  }

  private Rates rates(Duration delay) {
    return new Rates(new RateSource(client, server.slow(delay, "CHF=0.95;USD=1.1")));
  }

  @Test
  void aClassInitialiserThatKeepsItsCarrierIsFound() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> {
              System.setProperty(
                  "rates.address",
                  server.slow(Duration.ofMillis(300), "CHF=0.95;USD=1.1").toString());
              try (FreshClasses classes = new FreshClasses(PinningRates.class)) {
                assertThat(OnVirtualThread.call(() -> classes.convert(10, "CHF"))).isEqualTo(9.5);
              }
            });

    Twin.assertFound(recording, PinningRates.class);
  }

  @Test
  void aReadThatKeepsItsCarrierIsFound() throws Exception {
    try (Pipe pipe = new Pipe("stop")) {
      Recording recording =
          Selvedge.record(
              () -> {
                pipe.write();
                OnVirtualThread.call(new BlockingCommands(pipe.path)::next);
              });

      Twin.assertFound(recording, BlockingCommands.class);
    }
  }
}
