package dev.selvedge.samples.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.selvedge.CancellationSweep;
import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.assertj.SelvedgeAssertions;
import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Twin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A source is read as far as somebody wants it, and not any more when he has left. */
@Guarded
@Timeout(60)
class PageStreamTests {
  private static final int PAGES = 20;
  private static final Duration SLOW = Duration.ofMillis(200);
  private static HttpClient client;

  private SlowServer server;
  private PageReader pages;
  private PageStream stream;
  private PagePublisher publisher;

  @BeforeAll
  static void startClient() {
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stopClient() {
    client.close();
  }

  @BeforeEach
  void start() throws IOException {
    server = SlowServer.start();
    pages = pages(Duration.ZERO);
    stream = new PageStream(pages);
    publisher = new PagePublisher(pages);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private PageReader pages(Duration delay) {
    return new PageReader(
        client, number -> server.slow(delay, number < PAGES ? "a" + number + ",b" + number : ""));
  }

  private static String[] allItems() {
    return IntStream.range(0, PAGES)
        .boxed()
        .flatMap(number -> Stream.of("a" + number, "b" + number))
        .toArray(String[]::new);
  }

  @Test
  void allItemsComeInOrder() {
    assertThat(stream.items()).containsExactly(allItems());
    assertThat(stream.itemsReadAhead()).containsExactly(allItems());
  }

  @Test
  void nothingIsReadThatNobodyWants() {
    Stream<String> items = stream.items();
    assertThat(server.calls()).isZero();

    assertThat(items.limit(3)).containsExactly("a0", "b0", "a1");
    assertThat(server.calls()).isEqualTo(2);
  }

  @Test
  void aFewPagesAreReadAhead() {
    PageStream slow = new PageStream(pages(Duration.ofMillis(100)));

    assertThat(slow.itemsReadAhead().limit(5)).containsExactly("a0", "b0", "a1", "b1", "a2");
    assertThat(server.mostCallsAtOnce()).isBetween(2, 3);
    // Three are wanted, and at most two more are being read.
    assertThat(server.calls()).isLessThanOrEqualTo(5);
  }

  @Test
  void whatIsReadAheadEndsWithWhoeverWantedIt() {
    PageStream endless =
        new PageStream(
            new PageReader(
                client,
                number ->
                    number == 0
                        ? server.slow(Duration.ofMillis(100), "a0")
                        : server.endless("a" + number)));

    assertThat(endless.itemsReadAhead().findFirst()).hasValue("a0");
    await().until(() -> server.callsNow() == 0);
  }

  @Test
  void aPageThatCannotBeReadIsAFailure() {
    PageStream broken =
        new PageStream(
            new PageReader(
                client,
                number -> number == 0 ? server.slow(Duration.ZERO, "a0") : server.failing("a1")));

    assertThatThrownBy(() -> broken.items().count())
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage(server.failing("a1") + " answered 503");
    assertThatThrownBy(() -> broken.itemsReadAhead().count())
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage(server.failing("a1") + " answered 503");
  }

  @Test
  void aSubscriberGetsWhatItAsksFor() {
    Notes notes = new Notes();
    publisher.subscribe(notes);
    assertThat(server.calls()).isZero();

    notes.request(3);
    await().untilAsserted(() -> assertThat(notes.all()).containsExactly("a0", "b0", "a1"));
    assertThat(server.calls()).isEqualTo(2);

    // More than all is all.
    notes.request(Long.MAX_VALUE);
    notes.request(Long.MAX_VALUE);
    await().until(() -> notes.all().contains("complete"));
    assertThat(notes.all()).startsWith(allItems()).hasSize(2 * PAGES + 1);
  }

  @Test
  void aSubscriberThatLeavesEndsTheReading() {
    Notes notes = new Notes();
    new PagePublisher(new PageReader(client, _ -> server.endless("a"))).subscribe(notes);
    notes.request(1);
    await().until(() -> server.callsNow() == 1);

    notes.cancel();

    await().until(() -> server.callsNow() == 0);
    assertThat(notes.all()).isEmpty();
  }

  @Test
  void aSubscriberIsToldOfFailures() {
    Notes notes = new Notes();
    new PagePublisher(new PageReader(client, _ -> server.failing("a0"))).subscribe(notes);
    notes.request(1);
    Notes wrong = new Notes();
    publisher.subscribe(wrong);
    wrong.request(0);

    await()
        .untilAsserted(
            () ->
                assertThat(notes.all())
                    .containsExactly("failed: " + server.failing("a0") + " answered 503"));
    await()
        .untilAsserted(
            () ->
                assertThat(wrong.all())
                    .containsExactly("failed: a subscriber has to request at least one"));
  }

  @Test
  void theEndIsToldWhenMoreIsWanted() {
    Notes notes = new Notes();
    publisher.subscribe(notes);

    notes.request(2 * PAGES);
    await().until(() -> notes.all().size() == 2 * PAGES);
    assertThat(notes.all()).doesNotContain("complete");

    notes.request(1);
    await().until(() -> notes.all().contains("complete"));
  }

  @Test
  void aSubscriberIsToldOfErrors() {
    Notes notes = new Notes();
    PageReader broken =
        new PageReader(
            client,
            _ -> {
              throw new NoClassDefFoundError("Addresses");
            });
    new PagePublisher(broken).subscribe(notes);
    notes.request(1);

    await().untilAsserted(() -> assertThat(notes.all()).containsExactly("failed: Addresses"));
  }

  @Test
  void aSubscriberThatFailsAtTheEndIsNotToldAnyMore() throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    Recording recording =
        Selvedge.record(
            () -> {
              Notes notes =
                  new Notes() {
                    @Override
                    public void onComplete() {
                      super.onComplete();
                      throw new IllegalStateException("cannot be shown");
                    }
                  };
              publisher.subscribe(notes);
              notes.request(Long.MAX_VALUE);
              await().dontCatchUncaughtExceptions().until(notes::isEnded);
              told.addAll(notes.all());
              await()
                  .dontCatchUncaughtExceptions()
                  .during(Duration.ofMillis(100))
                  .until(() -> notes.all().equals(told));
            });

    assertThat(told).endsWith("complete");
    SelvedgeAssertions.assertThat(recording).hasOnlyFindings("UncaughtTaskFailure");
  }

  @Test
  void aSubscriberThatLeavesByItselfIsNotInterrupted() {
    Notes notes =
        new Notes() {
          @Override
          public void onNext(String item) {
            cancel();
            super.onNext(Thread.currentThread().isInterrupted() ? "interrupted" : item);
          }
        };
    publisher.subscribe(notes);
    notes.request(2);

    await().untilAsserted(() -> assertThat(notes.all()).containsExactly("a0"));
  }

  // The answers take their time, so that they are always waited for.
  @CancellationSweep
  void itEndsWhereverItIsCancelled() {
    PageStream slow = new PageStream(pages(SLOW));

    assertThat(slow.items().limit(3)).hasSize(3);
  }

  @CancellationSweep
  void readingAheadEndsWhereverItIsCancelled() {
    PageStream slow = new PageStream(pages(SLOW));

    assertThat(slow.itemsReadAhead().limit(3)).hasSize(3);
  }

  @CancellationSweep
  void publishingEndsWhereverItIsCancelled() {
    Notes notes = new Notes();
    publisher.subscribe(notes);
    notes.request(Long.MAX_VALUE);

    await().until(notes::isEnded);
  }

  @Test
  void aReaderThatGoesOnIsFound() throws Exception {
    AtomicReference<Iterator<String>> left = new AtomicReference<>();
    Recording recording =
        Selvedge.record(
            () -> {
              Iterator<String> items = new RestlessPages(pages).items();
              assertThat(items.next()).isEqualTo("a0");
              left.set(items);
              // Two pages wait in the queue, and for the fourth there is no room.
              await().until(() -> server.calls() == 4 && server.callsNow() == 0);
            });

    Twin.assertFound(recording, RestlessPages.class);
    left.get().forEachRemaining(item -> assertThat(item).isNotEmpty());
  }
}
