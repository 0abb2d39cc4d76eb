package dev.selvedge.samples.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.selvedge.CancellationSweep;
import dev.selvedge.FanOutScaling;
import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.samples.support.InterruptedStart;
import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Twin;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.TimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both kinds of server answer alike, and neither leaves anything behind. */
@Guarded
@Timeout(60)
class ApiTests {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static Vertx vertx;
  private static HttpClient client;

  private final Map<String, Throwable> failures = new ConcurrentHashMap<>();
  private final List<Running> running = new ArrayList<>();
  private SlowServer services;

  /** The servers. */
  enum Kind {
    VIRTUAL_THREADS,
    EVENT_LOOP
  }

  private interface Running {
    void close() throws Exception;
  }

  @BeforeAll
  static void startClient() {
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stopClient() throws Exception {
    client.close();
    vertx.close().await(20, TimeUnit.SECONDS);
  }

  @BeforeEach
  void start() throws IOException {
    services = SlowServer.start();
  }

  @AfterEach
  void stop() throws Exception {
    close();
    services.close();
  }

  private void close() throws Exception {
    for (Running each : running) {
      each.close();
    }
    running.clear();
  }

  private URI quick(String text) {
    return services.slow(Duration.ofMillis(5), text);
  }

  private Backends backends() {
    return new Backends(quick("price-of-"), quick("stock-of-"), quick("mail-for-"));
  }

  private Backends mailsBy(URI mails) {
    return new Backends(quick("price-of-"), quick("stock-of-"), mails);
  }

  private Jobs jobs(Duration grace) {
    return new Jobs(2, grace, failures::put);
  }

  /** Starts a server; returns its port. */
  private int start(Kind kind, Backends backends, Duration limit, Duration grace) throws Exception {
    Shop shop = new Shop(client, backends, limit);
    if (kind == Kind.VIRTUAL_THREADS) {
      Api api = Api.start(shop, jobs(grace));
      running.add(api::close);
      return api.port();
    }
    LoopApi api = new LoopApi(backends, limit, shop, jobs(grace));
    String id = vertx.deployVerticle(api).await(20, TimeUnit.SECONDS);
    running.add(() -> vertx.undeploy(id).await(20, TimeUnit.SECONDS));
    return api.port();
  }

  private static HttpResponse<String> page(int port) throws Exception {
    return send(request(port, "/products/tea"));
  }

  private static HttpResponse<String> order(int port) throws Exception {
    return send(request(port, "/orders/tea").POST(BodyPublishers.noBody()));
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @ParameterizedTest
  @EnumSource
  void aPageIsMadeOfTwoAnswers(Kind kind) throws Exception {
    HttpResponse<String> page = page(start(kind, backends(), LONG, LONG));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).isEqualTo("Page[price=price-of-tea, stock=stock-of-tea]");
  }

  @ParameterizedTest
  @EnumSource
  void bothServicesAreAskedAtTheSameTime(Kind kind) throws Exception {
    // Neither is answered before both are asked.
    URI both = services.together(2, "all-about-");

    assertThat(page(start(kind, new Backends(both, both, both), LONG, LONG)).body())
        .isEqualTo("Page[price=all-about-tea, stock=all-about-tea]");
  }

  @ParameterizedTest
  @EnumSource
  void whenItIsTooLateTheCallsAreEnded(Kind kind) throws Exception {
    URI endless = services.endless("price-of-");
    Backends slow = new Backends(endless, endless, endless);

    assertThat(page(start(kind, slow, Duration.ofMillis(200), LONG)).statusCode()).isEqualTo(504);
    await().until(() -> services.callsNow() == 0);
  }

  @ParameterizedTest
  @EnumSource
  void aServiceThatFailsEndsTheOther(Kind kind) throws Exception {
    Backends broken =
        new Backends(services.endless("price-of-"), services.failing("stock-of-"), quick("mail"));

    assertThat(page(start(kind, broken, LONG, LONG)).statusCode()).isEqualTo(502);
    await().until(() -> services.callsNow() == 0);
  }

  @ParameterizedTest
  @EnumSource
  void allThatIsDoneForARequestKnowsWhichOneItIs(Kind kind) throws Exception {
    int port = start(kind, backends(), LONG, LONG);

    HttpResponse<String> page =
        send(request(port, "/products/tea").header(RequestContext.HEADER, "r1"));
    send(
        request(port, "/orders/tea")
            .header(RequestContext.HEADER, "r2")
            .POST(BodyPublishers.noBody()));
    close();

    assertThat(page.headers().firstValue(RequestContext.HEADER)).contains("r1");
    assertThat(services.requestIds()).containsExactly("r1", "r1", "r2");
  }

  @ParameterizedTest
  @EnumSource
  void aRequestWithoutANameGetsOne(Kind kind) throws Exception {
    HttpResponse<String> page = page(start(kind, backends(), LONG, LONG));

    String id = page.headers().firstValue(RequestContext.HEADER).orElseThrow();
    assertThat(services.requestIds()).containsExactly(id, id);
  }

  @ParameterizedTest
  @EnumSource
  void anOrderDoesNotWaitForItsMailAndClosingDoes(Kind kind) throws Exception {
    URI mails = services.together(2, "mail-for-");
    int port = start(kind, mailsBy(mails), LONG, LONG);

    assertThat(order(port).statusCode()).isEqualTo(202);
    await().until(() -> services.callsNow() == 1);
    // The mail is sent when there is another one.
    assertThat(order(port).statusCode()).isEqualTo(202);
    close();

    assertThat(services.callsNow()).isZero();
    assertThat(failures).isEmpty();
    assertThat(services.log()).hasSize(2).allMatch(call -> call.startsWith("POST"));
  }

  @ParameterizedTest
  @EnumSource
  void aJobThatFailsIsToldOf(Kind kind) throws Exception {
    int port = start(kind, mailsBy(services.failing("mail-for-")), LONG, LONG);

    HttpResponse<String> order = order(port);
    close();

    String id = order.headers().firstValue(RequestContext.HEADER).orElseThrow();
    assertThat(order.statusCode()).isEqualTo(202);
    assertThat(failures).containsOnlyKeys("confirm tea for " + id);
    assertThat(failures.values().iterator().next())
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("mail-for-tea answered 503");
  }

  @ParameterizedTest
  @EnumSource
  void thereIsRoomForSoManyJobs(Kind kind) throws Exception {
    int port = start(kind, mailsBy(services.endless("mail-for-")), LONG, Duration.ofMillis(10));

    assertThat(order(port).statusCode()).isEqualTo(202);
    assertThat(order(port).statusCode()).isEqualTo(202);
    assertThat(order(port).statusCode()).isEqualTo(503);
  }

  @ParameterizedTest
  @EnumSource
  void aJobThatTakesTooLongIsInterruptedInTheEnd(Kind kind) throws Exception {
    int port = start(kind, mailsBy(services.endless("mail-for-")), LONG, Duration.ofMillis(50));
    order(port);
    await().until(() -> services.callsNow() == 1);

    close();

    assertThat(failures).hasSize(1);
    assertThat(failures.values()).hasOnlyElementsOfType(InterruptedException.class);
    await().until(() -> services.callsNow() == 0);
  }

  @ParameterizedTest
  @EnumSource
  void aProductMayBeCalledWhatItLikes(Kind kind) throws Exception {
    int port = start(kind, backends(), LONG, LONG);

    HttpResponse<String> page = send(request(port, "/products/green%20tea%3Fprice=0%23"));
    HttpResponse<String> order =
        send(request(port, "/orders/green%20tea").POST(BodyPublishers.noBody()));
    close();

    assertThat(page.body())
        .isEqualTo("Page[price=price-of-green tea?price=0#, stock=stock-of-green tea?price=0#]");
    assertThat(order.statusCode()).isEqualTo(202);
    assertThat(failures).isEmpty();
    assertThat(services.log()).contains("POST /5/mail-for-green%20tea");
  }

  @Test
  void aJobThatFailsByAnErrorIsToldOf() {
    AssertionError broken = new AssertionError("broken");
    Jobs jobs = jobs(LONG);

    jobs.start(
        "job",
        () -> {
          throw broken;
        });
    jobs.close();

    assertThat(failures).containsExactly(Map.entry("job", broken));
  }

  @Test
  void whoIsToldOfAJobThatWasInterruptedIsNotInterrupted() throws Exception {
    AtomicBoolean interrupted = new AtomicBoolean(true);
    Jobs jobs =
        new Jobs(
            1,
            Duration.ofMillis(10),
            (_, _) -> interrupted.set(Thread.currentThread().isInterrupted()));
    URI endless = services.endless("mail");

    jobs.start(
        "job", () -> client.send(HttpRequest.newBuilder(endless).build(), BodyHandlers.ofString()));
    await().until(() -> services.callsNow() == 1);
    jobs.close();

    assertThat(interrupted).isFalse();
  }

  @FanOutScaling
  void jobsDoNotGrowWithTheOrders(int orders) {
    int started = 0;
    try (Jobs jobs = jobs(LONG)) {
      for (int i = 0; i < orders; i++) {
        started += jobs.start("mail", () -> client.send(mail(), BodyHandlers.discarding())) ? 1 : 0;
      }
    }
    assertThat(started).isBetween(2, orders);
    assertThat(failures).isEmpty();
  }

  @Test
  void thereAreNoJobsAfterTheEnd() {
    Jobs jobs = jobs(LONG);
    jobs.close();

    assertThat(jobs.start("late", () -> "done")).isFalse();
  }

  @Test
  void theShopFailsAsItsServicesDo() {
    Backends broken = new Backends(services.failing("price"), quick("stock"), quick("mail"));
    Backends slow = new Backends(services.endless("price"), quick("stock"), quick("mail"));

    assertThatThrownBy(() -> page(new Shop(client, broken, LONG)))
        .isInstanceOf(FailedException.class)
        .hasRootCauseMessage(services.failing("price") + "tea answered 503");
    assertThatThrownBy(() -> page(new Shop(client, slow, Duration.ofMillis(100))))
        .isInstanceOf(TimeoutException.class);
  }

  private static Shop.Page page(Shop shop) throws Exception {
    return ScopedValue.where(RequestContext.CURRENT, new RequestContext("test"))
        .call(() -> shop.page("tea"));
  }

  @CancellationSweep
  void itEndsWhereverItIsCancelled() throws Exception {
    assertThat(page(new Shop(client, backends(), LONG)).price()).isEqualTo("price-of-tea");
  }

  @CancellationSweep
  void jobsEndWhereverClosingIsCancelled() {
    Jobs jobs = jobs(LONG);
    assertThat(jobs.start("mail", () -> client.send(mail(), BodyHandlers.discarding()))).isTrue();
    jobs.close();
  }

  /** From the first request to the end; Helidon starts before. */
  @Nested
  class WhereverItIsCancelled {
    private Api api;

    @BeforeEach
    void start() {
      api = Api.start(new Shop(client, backends(), LONG), jobs(LONG));
    }

    @CancellationSweep
    void nothingIsLeftOfTheServer() throws Exception {
      int port = api.port();
      try (Api _ = api) {
        assertThat(page(port).statusCode()).isEqualTo(200);
        assertThat(order(port).statusCode()).isEqualTo(202);
      } finally {
        assertThat(listens(port)).isFalse();
      }
    }
  }

  @Test
  void theJobsAreClosedIfTheServerCannotStart() throws Exception {
    Jobs jobs = jobs(LONG);

    InterruptedStart.assertFailsOrIsThere(
        () -> Api.start(new Shop(client, backends(), LONG), jobs), IllegalStateException.class);

    assertThat(jobs.start("late", () -> "done")).isFalse();
  }

  private static boolean listens(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (ConnectException e) {
      return false;
    }
  }

  private HttpRequest mail() {
    return HttpRequest.newBuilder(services.slow(Duration.ofMillis(50), "mail")).build();
  }

  @Test
  void aJobThatFailsUnseenIsFound() throws Exception {
    Shop shop = new Shop(client, mailsBy(services.failing("mail-for-")), LONG);
    Recording recording =
        Selvedge.record(
            () -> {
              try (CarelessApi api = CarelessApi.start(shop)) {
                assertThat(order(api.port()).statusCode()).isEqualTo(202);
              }
            });

    Twin.assertFound(recording, CarelessApi.class);
  }
}
