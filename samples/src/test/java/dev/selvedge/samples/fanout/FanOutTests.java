package dev.selvedge.samples.fanout;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.StructuredTaskScope.FailedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several documents take as long as the slowest, come in order, and fail together. */
@Guarded
@Timeout(60)
class FanOutTests {
  private static SlowServer server;
  private static HttpClient client;

  private final FanOut fanOut = new FanOut(client);
  private final FutureFanOut futures = new FutureFanOut(client);

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

  private static List<URI> together(String text) {
    return Collections.nCopies(3, server.together(3, text));
  }

  private static List<URI> menu() {
    return List.of(
        server.slow(Duration.ofMillis(200), "soup"),
        server.slow(Duration.ZERO, "fish"),
        server.slow(Duration.ofMillis(100), "cake"));
  }

  @Test
  void theyAreUnderWayAtTheSameTimeAndKeepTheirOrder() throws Exception {
    assertThat(fanOut.fetchAll(menu())).containsExactly("soup", "fish", "cake");
    // The server answers none of them before all are there.
    assertThat(fanOut.fetchAll(together("menu"))).containsExactly("menu", "menu", "menu");
  }

  @Test
  void futuresAreUnderWayAtTheSameTimeAndKeepTheirOrder() {
    assertThat(futures.fetchAll(menu()).join()).containsExactly("soup", "fish", "cake");
    assertThat(futures.fetchAll(together("card")).join()).containsExactly("card", "card", "card");
  }

  @Test
  void whoAsksForNothingGetsNothing() throws Exception {
    assertThat(fanOut.fetchAll(List.of())).isEmpty();
    assertThat(futures.fetchAll(List.of()).join()).isEmpty();
  }

  @Test
  void oneThatFailsEndsTheOthers() throws Exception {
    try (SlowServer own = SlowServer.start()) {
      assertThatThrownBy(() -> fanOut.fetchAll(oneFails(own)))
          .isInstanceOf(FailedException.class)
          .hasRootCauseMessage(own.failing("tea") + " answered 503");
      assertNobodyListens(own);
    }
  }

  @Test
  void aFutureThatFailsEndsTheOthers() throws Exception {
    try (SlowServer own = SlowServer.start()) {
      assertThatThrownBy(() -> futures.fetchAll(oneFails(own)).join())
          .isInstanceOf(CompletionException.class)
          .hasRootCauseMessage(own.failing("tea") + " answered 503");
      assertNobodyListens(own);
    }
  }

  /** The first of them never comes to its end. */
  private static List<URI> oneFails(SlowServer own) {
    return List.of(own.endless("roast"), own.failing("tea"));
  }

  @Test
  void cancellingTheFutureEndsTheCalls() throws Exception {
    try (SlowServer own = SlowServer.start()) {
      CompletableFuture<List<String>> menu =
          futures.fetchAll(List.of(own.endless("roast"), own.endless("soup")));
      await().until(() -> own.callsNow() == 2);

      menu.cancel(true);

      assertNobodyListens(own);
    }
  }

  /** The server learns of it when it wants to go on with its answer. */
  private static void assertNobodyListens(SlowServer own) {
    await().until(() -> own.callsNow() == 0);
  }

  @Test
  void noCallIsMadeWhereOneCannotBeMade() throws Exception {
    try (SlowServer own = SlowServer.start()) {
      assertThatThrownBy(
              () -> futures.fetchAll(List.of(own.endless("roast"), URI.create("mailto:tea@a.org"))))
          .isInstanceOf(IllegalArgumentException.class);
      await().during(Duration.ofMillis(500)).until(() -> own.calls() == 0);
    }
  }

  @Test
  void serversHaveFewCallersHoweverManyThereAre() throws Exception {
    try (SlowServer own = SlowServer.start()) {
      URI address = own.slow(Duration.ofMillis(20), "tea");

      assertThat(fanOut.fetchAll(Collections.nCopies(200, address))).hasSize(200);
      assertThat(own.mostCallsAtOnce()).isLessThanOrEqualTo(16);
    }
  }

  @Test
  void aCallThatFailsGivesItsPermitBack() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> fanOut.fetchAll(List.of(server.failing("tea"))))
          .isInstanceOf(FailedException.class);
    }

    assertThat(fanOut.fetchAll(List.of(server.slow(Duration.ZERO, "soup")))).hasSize(1);
  }

  @FanOutScaling
  void itDoesNotGrowWithWhatItIsAskedFor(int size) throws Exception {
    fanOut.fetchAll(Collections.nCopies(size, server.slow(Duration.ofMillis(20), "tea")));
  }

  @CancellationSweep
  void itEndsWhereverItIsCancelled() throws Exception {
    assertThat(fanOut.fetchAll(List.of(server.slow(Duration.ofMillis(50), "soup")))).hasSize(1);
  }

  @CancellationSweep
  void whoeverWaitsForTheFutureCanBeCancelled() throws Exception {
    CompletableFuture<List<String>> menu =
        futures.fetchAll(List.of(server.slow(Duration.ofMillis(50), "soup")));
    try {
      assertThat(menu.get()).containsExactly("soup");
    } finally {
      menu.cancel(true);
    }
  }

  @Test
  void whatTheTwinDoesNotNoticeIsFound() throws Exception {
    Recording recording =
        Selvedge.record(
            () ->
                assertThat(
                        new UnnoticedFanOut(client)
                            .fetchAll(
                                List.of(
                                    server.slow(Duration.ofMillis(20), "soup"),
                                    server.failing("tea"))))
                    .containsExactly("soup"));

    Twin.assertFound(recording, UnnoticedFanOut.class);
  }
}
