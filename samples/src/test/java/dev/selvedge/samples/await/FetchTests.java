package dev.selvedge.samples.await;

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
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A document is waited for without keeping a carrier, and a call that nobody waits for is found.
 */
@Guarded
@Timeout(60)
class FetchTests {
  private static SlowServer server;
  private static HttpClient client;

  private final Fetch fetch = new Fetch(client);
  private final FutureFetch futures = new FutureFetch(client);

  @BeforeAll
  static void start() throws IOException {
    server = SlowServer.start();
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @Test
  void theDocumentIsThereWhenItGoesOn() throws Exception {
    assertThat(fetch.fetch(server.slow(Duration.ofMillis(50), "soup"))).isEqualTo("soup");
  }

  @Test
  void whatIsNotThereIsAFailure() {
    URI tea = server.failing("tea");

    assertThatThrownBy(() -> fetch.fetch(tea)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> futures.fetch(tea).get())
        .hasRootCauseInstanceOf(IOException.class)
        .hasRootCauseMessage(tea + " answered 503");
  }

  @Test
  void oneThatWaitsKeepsNoCarrier() throws Exception {
    int more = 10 * Runtime.getRuntime().availableProcessors();
    // None of them is answered before all have asked.
    URI address = server.together(more, "soup");

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> documents = new ArrayList<>();
      for (int i = 0; i < more; i++) {
        documents.add(threads.submit(() -> fetch.fetch(address)));
      }
      for (Future<String> document : documents) {
        assertThat(document.get()).isEqualTo("soup");
      }
    }
  }

  @Test
  void aFutureKeepsNoThread() {
    CompletableFuture<String> first = futures.fetch(server.together(2, "fish"));
    CompletableFuture<String> second = futures.fetch(server.together(2, "fish"));

    assertThat(first.join() + second.join()).isEqualTo("fishfish");
  }

  @Test
  void cancellingTheFutureEndsTheCall() throws Exception {
    try (SlowServer own = SlowServer.start()) {
      CompletableFuture<String> document = futures.fetch(own.endless("roast"));
      await().until(() -> own.callsNow() == 1);

      document.cancel(true);

      await().until(() -> own.callsNow() == 0);
    }
  }

  @Test
  void interruptingTheThreadEndsTheCall() throws Exception {
    try (SlowServer own = SlowServer.start()) {
      AtomicReference<Exception> thrown = new AtomicReference<>();
      Thread thread =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      fetch.fetch(own.endless("roast"));
                    } catch (IOException | InterruptedException e) {
                      thrown.set(e);
                    }
                  });
      await().until(() -> own.callsNow() == 1);

      thread.interrupt();
      thread.join();

      assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
      await().until(() -> own.callsNow() == 0);
    }
  }

  @CancellationSweep
  void itEndsWhereverItIsCancelled() throws Exception {
    assertThat(fetch.fetch(server.slow(Duration.ofMillis(50), "soup"))).isEqualTo("soup");
  }

  @Test
  void aCallThatNobodyWaitsForIsFound() throws Exception {
    AtomicReference<String> screen = new AtomicReference<>();
    Recording recording =
        Selvedge.record(
            () -> {
              new ForgetfulFetch(client)
                  .show(server.slow(Duration.ofMillis(20), "soup"), screen::set);
              await().until(() -> screen.get() != null);
            });

    Twin.assertFound(recording, ForgetfulFetch.class);
  }
}
