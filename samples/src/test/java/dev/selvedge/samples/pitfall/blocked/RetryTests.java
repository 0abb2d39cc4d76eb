package dev.selvedge.samples.pitfall.blocked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.samples.nonblocking.NonBlockingClient;
import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Twin;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A pause on an event loop is no pause for its other clients, unless it is slept. */
@Guarded
@Timeout(60)
class RetryTests {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static Vertx vertx;
  private static HttpClient client;

  /** Held as long as it is used: Vert.x closes a client that nobody holds. */
  private final NonBlockingClient asks = new NonBlockingClient(vertx);

  private SlowServer server;
  private Neighbour neighbour;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void close() throws Exception {
    client.close();
    vertx.close().await(20, TimeUnit.SECONDS);
  }

  @BeforeEach
  void start() throws Exception {
    server = SlowServer.start();
    neighbour = Neighbour.of(vertx, client);
  }

  @AfterEach
  void stop() throws Exception {
    neighbour.close();
    server.close();
  }

  @Test
  void theNeighbourDoesNotNoticeThePause() throws Exception {
    Retry retry = new Retry(vertx, 2, PAUSE.multipliedBy(2));
    int before = neighbour.answers();

    assertThat(onLoop(() -> retry.call(this::failsOnce))).isEqualTo("tea");
    // Not how long he waits at most, which a busy machine has a say in.
    assertThat(neighbour.answers()).isGreaterThan(before + 1);
  }

  @Test
  void whatFailsEachTimeFailsAsTheLastTime() {
    Retry retry = new Retry(vertx, 3, Duration.ofMillis(20));

    assertThatThrownBy(() -> onLoop(() -> retry.call(() -> fetchFailing())))
        .hasMessageContaining("the service answered 503");
    assertThat(server.calls()).isEqualTo(3);
  }

  @Test
  void whatThrowsHasFailedToo() throws Exception {
    Retry retry = new Retry(vertx, 2, Duration.ofMillis(1));
    AtomicInteger attempts = new AtomicInteger();

    assertThat(
            onLoop(
                () ->
                    retry.call(
                        () -> {
                          if (attempts.incrementAndGet() == 1) {
                            throw new IllegalStateException("not yet");
                          }
                          return Future.succeededFuture("tea");
                        })))
        .isEqualTo("tea");
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> new Retry(vertx, 0, PAUSE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Retry(vertx, 2, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatSucceedsIsNotDoneAgain() throws Exception {
    Retry retry = new Retry(vertx, 3, Duration.ofHours(1));

    assertThat(onLoop(() -> retry.call(() -> Future.succeededFuture("tea")))).isEqualTo("tea");
  }

  @Test
  void aPauseThatIsSleptIsFound() throws Exception {
    StallingRetry retry = new StallingRetry(2, PAUSE);
    Recording recording =
        Selvedge.record(
            () -> assertThat(onLoop(() -> retry.call(this::failsOnce))).isEqualTo("tea"));

    Twin.assertFound(recording, StallingRetry.class);
    // He has asked some time within the pause, or just before it.
    assertThat(neighbour.longestWait()).isGreaterThan(PAUSE.dividedBy(2));
  }

  private Future<String> failsOnce() {
    return server.calls() == 0 ? fetchFailing() : asks.fetch(server.slow(Duration.ZERO, "tea"));
  }

  private Future<String> fetchFailing() {
    return asks.fetch(server.failing("tea"));
  }

  private static <T> T onLoop(Supplier<Future<T>> call) throws Exception {
    return Future.<T>future(promise -> vertx.runOnContext(_ -> call.get().onComplete(promise)))
        .await(20, TimeUnit.SECONDS);
  }
}
