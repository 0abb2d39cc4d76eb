package dev.selvedge.samples.app.scraper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.selvedge.CancellationSweep;
import dev.selvedge.FanOutLimit;
import dev.selvedge.FanOutScaling;
import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.samples.app.scraper.Scraper.Limits;
import dev.selvedge.samples.app.scraper.Scraper.Result;
import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Twin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However many addresses there are, a host has a few callers; what can be had is had. */
@Guarded
@Timeout(60)
class ScraperTests {
  private static final Limits PATIENT =
      new Limits(32, 4, Duration.ofSeconds(30), Duration.ofMillis(20));
  private static final Limits HURRIED =
      new Limits(32, 4, Duration.ofMillis(100), Duration.ofMillis(20));
  private static HttpClient client;
  private static ExecutorService callers;

  private final Scraper scraper = new Scraper(client, PATIENT);
  private SlowServer server;

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
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String page(String title) {
    return "<title>" + title + "</title>";
  }

  private URI quick(String title) {
    return server.slow(Duration.ofMillis(5), page(title));
  }

  private static List<String> titles(List<Result> results) {
    return results.stream()
        .map(
            result ->
                switch (result) {
                  case Result.Page page -> page.title();
                  case Result.Missing missing -> missing.reason();
                })
        .toList();
  }

  @Test
  void aPageIsRead() throws Exception {
    URI address =
        server.slow(
            Duration.ZERO, "<title>Tea</title><a href='/milk'>m</a><a href='http://b.test/'>b</a>");

    assertThat(scraper.scrape(List.of(address)))
        .containsExactly(
            new Result.Page(
                address, "Tea", List.of(address.resolve("/milk").toString(), "http://b.test/")));
  }

  @Test
  void theResultsAreInTheOrderOfTheAddresses() throws Exception {
    List<URI> addresses =
        List.of(server.slow(Duration.ofMillis(200), page("slow")), quick("b"), quick("c"));

    assertThat(titles(scraper.scrape(addresses))).containsExactly("slow", "b", "c");
  }

  @Test
  void aHostHasAFewCallersAtOnce() throws Exception {
    assertThat(scraper.scrape(Collections.nCopies(100, quick("Tea")))).hasSize(100);

    assertThat(server.mostCallsAtOnce()).isLessThanOrEqualTo(PATIENT.perHost());
  }

  @Test
  void severalHostsHaveThemAtTheSameTime() throws Exception {
    try (SlowServer other = SlowServer.start()) {
      List<URI> addresses = new ArrayList<>();
      addresses.addAll(Collections.nCopies(4, server.together(4, page("here"))));
      addresses.addAll(Collections.nCopies(4, other.together(4, page("there"))));

      assertThat(titles(scraper.scrape(addresses)))
          .containsExactly("here", "here", "here", "here", "there", "there", "there", "there");
    }
  }

  @Test
  void allOfThemTogetherAreBoundedToo() throws Exception {
    Scraper modest = new Scraper(client, new Limits(3, 2, PATIENT.attempt(), PATIENT.pause()));
    // Two names of the same server are two hosts.
    URI address = quick("Tea");
    URI alias = URI.create(address.toString().replace("127.0.0.1", "localhost"));
    List<URI> addresses = new ArrayList<>(Collections.nCopies(30, address));
    addresses.addAll(Collections.nCopies(30, alias));

    assertThat(titles(modest.scrape(addresses))).hasSize(60).containsOnly("Tea");
    assertThat(server.mostCallsAtOnce()).isLessThanOrEqualTo(3);
  }

  @Test
  void aSlowHostDoesNotHoldUpTheOthers() throws Exception {
    try (SlowServer slow = SlowServer.start()) {
      List<URI> addresses = new ArrayList<>(Collections.nCopies(100, slow.endless("more")));
      addresses.addAll(Collections.nCopies(20, quick("Tea")));
      Future<List<Result>> results = callers.submit(() -> scraper.scrape(addresses));

      await().until(() -> server.calls() == 20 && server.callsNow() == 0);

      await().until(() -> slow.callsNow() == PATIENT.perHost());
      assertThat(slow.mostCallsAtOnce()).isEqualTo(PATIENT.perHost());
      results.cancel(true);
      await().until(() -> slow.callsNow() == 0);
    }
  }

  @Test
  void whatPassesByIsTriedAgain() throws Exception {
    assertThat(titles(scraper.scrape(List.of(server.failingFirst(2, page("at last"))))))
        .containsExactly("at last");
    assertThat(server.calls()).isEqualTo(3);
  }

  @Test
  void whatDoesNotIsGivenUp() throws Exception {
    assertThat(titles(scraper.scrape(List.of(server.failing("tea"), quick("Tea")))))
        .containsExactly("status 503, after 3 attempts", "Tea");
    assertThat(server.calls()).isEqualTo(4);
  }

  @Test
  void whatIsNotThereIsNotTriedAgain() throws Exception {
    assertThat(titles(scraper.scrape(List.of(server.answering(404, "gone"), quick("Tea")))))
        .containsExactly("status 404", "Tea");
    assertThat(server.calls()).isEqualTo(2);
  }

  @Test
  void aBodyWithoutAnEndIsGivenUpInTime() throws Exception {
    List<Result> results = new Scraper(client, HURRIED).scrape(List.of(server.endless("more")));

    assertThat(titles(results))
        .containsExactly(
            "java.net.http.HttpTimeoutException: not there within PT0.1S, after 3 attempts");
    await().until(() -> server.callsNow() == 0);
  }

  @Test
  void aHostThatDoesNotListenIsSaid() throws Exception {
    URI nobody;
    try (SlowServer closed = SlowServer.start()) {
      nobody = closed.slow(Duration.ZERO, "tea");
    }

    assertThat(scraper.scrape(List.of(nobody)))
        .singleElement(InstanceOfAssertFactories.type(Result.Missing.class))
        .satisfies(missing -> assertThat(missing.reason()).contains("ConnectException"));
  }

  @Test
  void whatIsNotOfTheWebKeepsNobodyFromBeingHad() throws Exception {
    List<URI> addresses =
        List.of(
            URI.create("mailto:ada@example.com"),
            URI.create("ftp://127.0.0.1/tea"),
            URI.create("/tea"),
            quick("Tea"));

    assertThat(titles(scraper.scrape(addresses)))
        .containsExactly(
            "not an address of the web",
            "not an address of the web",
            "not an address of the web",
            "Tea");
  }

  @Test
  void theCharactersAreThoseThatTheHeaderNames() throws Exception {
    byte[] page = page("Café").getBytes(StandardCharsets.ISO_8859_1);
    String[] types = {"text/html; charset=ISO-8859-1", "text/html;charset=\"iso-8859-1\""};
    for (String type : types) {
      try (Serving serving = new Serving(type, page)) {
        assertThat(titles(scraper.scrape(List.of(serving.address())))).containsExactly("Café");
      }
    }
  }

  @Test
  void withoutSuchAHeaderThePageNamesThem() throws Exception {
    byte[] page =
        ("<meta charset='iso-8859-1'>" + page("Café")).getBytes(StandardCharsets.ISO_8859_1);
    for (String type : List.of("text/html", "text/html; charset=unheard-of", "charset=-")) {
      try (Serving serving = new Serving(type, page)) {
        assertThat(titles(scraper.scrape(List.of(serving.address())))).containsExactly("Café");
      }
    }
  }

  @Test
  void noMoreIsReadThanThereIsRoomFor() throws Exception {
    try (Serving serving = new Serving("text/html", new byte[5_000_001])) {
      assertThat(scraper.scrape(List.of(serving.address())))
          .singleElement(InstanceOfAssertFactories.type(Result.Missing.class))
          .satisfies(missing -> assertThat(missing.reason()).contains("5000000"));
    }
  }

  @Test
  void limitsThatLetNobodyPassAreRefused() {
    assertThatThrownBy(() -> new Limits(0, 1, Duration.ofSeconds(1), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Limits(1, 0, Duration.ofSeconds(1), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A server that says of what type its only page is. */
  private record Serving(HttpServer server) implements AutoCloseable {

    Serving(String type, byte[] page) throws IOException {
      this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              exchange.getResponseHeaders().set("Content-Type", type);
              exchange.sendResponseHeaders(200, page.length);
              exchange.getResponseBody().write(page);
            } catch (IOException e) {
              // The client has had enough of it.
            }
          });
      server.setExecutor(callers);
      server.start();
    }

    URI address() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  @FanOutScaling
  void itDoesNotGrowWithTheAddresses(int size) throws Exception {
    assertThat(scraper.scrape(Collections.nCopies(size, quick("Tea")))).hasSize(size);
  }

  @CancellationSweep
  void itEndsWhereverItIsCancelled() throws Exception {
    String title = "Tea " + UUID.randomUUID();

    assertThat(titles(scraper.scrape(List.of(server.failingFirst(1, page(title))))))
        .containsExactly(title);
  }

  @Test
  @FanOutLimit(16)
  void oneThreadForEachAddressIsFound() throws Exception {
    List<URI> addresses = Collections.nCopies(40, server.together(40, page("Tea")));
    Recording recording =
        Selvedge.record(
            () ->
                assertThat(new StormingScraper(client).titles(addresses))
                    .hasSize(40)
                    .containsOnly("Tea"));

    Twin.assertFound(recording, StormingScraper.class);
    assertThat(server.mostCallsAtOnce()).isEqualTo(40);
  }
}
