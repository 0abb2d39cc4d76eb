package dev.selvedge.samples.timeout;

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
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What takes too long is given up by the caller, and is over at the server as well. */
@Guarded
@Timeout(60)
class TimeBoundTests {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static SlowServer server;
  private static HttpClient client;
  private static ExecutorService pool;

  @BeforeAll
  static void start() throws IOException {
    server = SlowServer.start();
    client = HttpClient.newHttpClient();
    pool = Executors.newCachedThreadPool();
  }

  @AfterAll
  static void stop() {
    pool.close();
    client.close();
    server.close();
  }

  @Test
  void whatIsInTimeIsReturned() throws Exception {
    URI news = server.slow(Duration.ofMillis(50), "news");

    assertThat(TimeBound.<String>call(LONG, () -> fetch(news))).isEqualTo("news");
    assertThat(new FutureTimeBound(pool).call(LONG, () -> fetch(news))).isEqualTo("news");
  }

  @Test
  void whatFailsInTimeFails() {
    URI tea = server.failing("tea");

    assertThatThrownBy(() -> TimeBound.call(LONG, () -> fetch(tea)))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage(tea + " answered 503");
    assertThatThrownBy(() -> new FutureTimeBound(pool).call(LONG, () -> fetch(tea)))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage(tea + " answered 503");
  }

  @Test
  void aLimitMayBeForEver() throws Exception {
    Duration forEver = ChronoUnit.FOREVER.getDuration();

    assertThat(TimeBound.<String>call(forEver, () -> "news")).isEqualTo("news");
    assertThat(new FutureTimeBound(pool).call(forEver, () -> "news")).isEqualTo("news");
  }

  @Test
  void theWorkHasEndedWhenTheCallerGoesOn() {
    AtomicBoolean ended = new AtomicBoolean();

    assertThatThrownBy(() -> TimeBound.call(SHORT, () -> waitThenCleanUp(ended)))
        .isInstanceOf(TimeoutException.class);

    assertThat(ended).isTrue();
  }

  private static String waitThenCleanUp(AtomicBoolean ended) throws InterruptedException {
    try {
      new CountDownLatch(1).await();
      return "never";
    } finally {
      // Takes a moment, as cleaning up does.
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      ended.set(true);
    }
  }

  @Test
  void whatTakesTooLongIsEnded() throws Exception {
    try (SlowServer own = SlowServer.start()) {
      assertThatThrownBy(() -> TimeBound.call(SHORT, () -> fetch(own.endless("news"))))
          .isInstanceOf(TimeoutException.class)
          .hasMessage("not done within PT0.2S");
      assertNobodyListens(own);

      assertThatThrownBy(
              () -> new FutureTimeBound(pool).call(SHORT, () -> fetch(own.endless("news"))))
          .isInstanceOf(TimeoutException.class);
      assertNobodyListens(own);
    }
  }

  @Test
  void theShortestOfNestedLimitsHolds() throws Exception {
    try (SlowServer own = SlowServer.start()) {
      assertIsOverSoon(
          () ->
              TimeBound.call(SHORT, () -> TimeBound.call(LONG, () -> fetch(own.endless("news")))));
      assertNobodyListens(own);

      assertIsOverSoon(
          () ->
              TimeBound.call(LONG, () -> TimeBound.call(SHORT, () -> fetch(own.endless("news")))));
      assertNobodyListens(own);
    }
  }

  private static void assertIsOverSoon(ThrowingCallable call) {
    Stopwatch watch = Stopwatch.start();
    assertThatThrownBy(call)
        .isInstanceOfAny(TimeoutException.class, ExecutionException.class)
        .hasStackTraceContaining("not done within PT0.2S");
    assertThat(watch.elapsed()).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void aPageWaitsForItsArticleButNotForItsAdvertisement() throws Exception {
    TimelyPages pages = new TimelyPages(client, LONG, SHORT);
    try (SlowServer own = SlowServer.start()) {
      URI news = own.slow(Duration.ofMillis(20), "news");

      assertThat(pages.page(news, own.endless("buy"))).isEqualTo("news");
      assertNobodyListens(own);
      assertThat(pages.page(news, own.failing("buy"))).isEqualTo("news");
    }
  }

  @Test
  void aPageDoesNotHideABug() {
    TimelyPages pages = new TimelyPages(client, LONG, LONG);
    URI news = server.slow(Duration.ofMillis(20), "news");

    assertThatThrownBy(() -> pages.page(news, URI.create("mailto:buy@example.org")))
        .isInstanceOf(StructuredTaskScope.FailedException.class)
        .hasRootCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPageHasItsAdvertisementIfThatIsInTime() throws Exception {
    TimelyPages pages = new TimelyPages(client, LONG, LONG);
    URI news = server.slow(Duration.ofMillis(20), "news");

    assertThat(pages.page(news, server.slow(Duration.ofMillis(50), "buy"))).isEqualTo("news [buy]");
  }

  @Test
  void withoutItsArticleThereIsNoPageAndNothingGoesOn() throws Exception {
    TimelyPages pages = new TimelyPages(client, SHORT, LONG);
    try (SlowServer own = SlowServer.start()) {
      assertThatThrownBy(() -> pages.page(own.endless("news"), own.endless("buy")))
          .isInstanceOf(StructuredTaskScope.TimeoutException.class);
      assertNobodyListens(own);
    }
  }

  @CancellationSweep
  void itEndsWhereverItIsCancelled() throws Exception {
    TimelyPages pages = new TimelyPages(client, LONG, LONG);
    URI news = server.slow(Duration.ofMillis(20), "news");

    assertThat(pages.page(news, news)).isEqualTo("news [news]");
  }

  @CancellationSweep
  void aFutureEndsWhereverItIsCancelled() throws Exception {
    URI news = server.slow(Duration.ofMillis(20), "news");

    assertThat(new FutureTimeBound(pool).call(LONG, () -> fetch(news))).isEqualTo("news");
  }

  @Test
  void theWorkFromWhichTheTwinWalksAwayIsFound() throws Exception {
    URI held = server.together(2, "orphan");
    Recording recording =
        Selvedge.record(
            () ->
                assertThatThrownBy(
                        () -> new OrphaningTimeBound(pool).call(SHORT, () -> fetch(held)))
                    .isInstanceOf(TimeoutException.class));

    Twin.assertFound(recording, OrphaningTimeBound.class);
    fetch(held);
  }

  @Test
  void aSearchThatIsNotCalledOffHasAnswersOrSaysWhyNot() throws Exception {
    try (Search search = new Search(pool, client, server.slow(Duration.ofMillis(20), "hits"))) {
      assertThat(search.hits()).isEqualTo("hits");
      assertThat(search.isOver()).isTrue();
    }
    URI none = server.failing("hits");
    try (Search search = new Search(pool, client, none)) {
      assertThatThrownBy(search::hits).hasRootCauseMessage(none + " answered 503");
    }
  }

  @Test
  void aSearchThatIsCalledOffEnds() throws Exception {
    try (SlowServer own = SlowServer.start()) {
      Search search = new Search(pool, client, own.endless("hits"));
      await().until(() -> own.callsNow() == 1);
      assertThat(search.isOver()).isFalse();

      search.close();

      assertThatThrownBy(search::hits).isInstanceOf(CancellationException.class);
      assertNobodyListens(own);
    }
  }

  @Test
  void theSearchThatTheTwinCannotCallOffIsFound() throws Exception {
    try (SlowServer own = SlowServer.start()) {
      URI held = own.together(2, "hits");
      Recording recording =
          Selvedge.record(
              () -> {
                VainSearch search = new VainSearch(pool, client, held);
                await().until(() -> own.callsNow() == 1);
                search.close();
                assertThat(search.isOver()).isTrue();
              });

      Twin.assertFound(recording, VainSearch.class);
      assertThat(own.callsNow()).isEqualTo(1);
      fetch(held);
    }
  }

  private static String fetch(URI address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).build();
    var response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(address + " answered " + response.statusCode());
    }
    return response.body();
  }

  /** The server learns of it when it wants to go on with its answer. */
  private static void assertNobodyListens(SlowServer own) {
    await().until(() -> own.callsNow() == 0);
  }
}
