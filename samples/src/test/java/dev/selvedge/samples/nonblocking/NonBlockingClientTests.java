package dev.selvedge.samples.nonblocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Twin;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One event loop has many calls under way, unless it waits for each. */
@Guarded
@Timeout(60)
class NonBlockingClientTests {
  private static Vertx vertx;
  private static SlowServer server;

  private final NonBlockingClient client = new NonBlockingClient(vertx);

  @BeforeAll
  static void start() throws Exception {
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    server = SlowServer.start();
  }

  @AfterAll
  static void stop() throws Exception {
    vertx.close().await(20, TimeUnit.SECONDS);
    server.close();
  }

  @Test
  void callsOfOneLoopAreUnderWayAtTheSameTime() throws Exception {
    try (SlowServer own = SlowServer.start()) {
      List<Future<String>> documents =
          Stream.of("soup", "fish", "cake")
              .map(dish -> onLoop(() -> client.fetch(own.slow(Duration.ofSeconds(1), dish))))
              .toList();

      assertThat(Future.all(documents).await(20, TimeUnit.SECONDS).<String>list())
          .containsExactly("soup", "fish", "cake");
      assertThat(own.mostCallsAtOnce()).isEqualTo(3);
    }
  }

  @Test
  void whatTheServiceDoesNotHaveIsAFailure() {
    Future<String> document = onLoop(() -> client.fetch(server.failing("tea")));

    assertThatThrownBy(() -> document.await(20, TimeUnit.SECONDS))
        .hasMessage("the service answered 503");
  }

  @Test
  void aServiceThatTakesTooLongIsGivenUpAndLetGo() throws Exception {
    NonBlockingClient hasty = new NonBlockingClient(vertx, Duration.ofSeconds(2));
    try (SlowServer own = SlowServer.start()) {
      Future<String> head = onLoop(() -> hasty.fetch(own.slow(Duration.ofSeconds(30), "roast")));
      assertThatThrownBy(() -> head.await(20, TimeUnit.SECONDS))
          .isInstanceOf(TimeoutException.class);
      Future<String> body = onLoop(() -> hasty.fetch(own.endless("soup")));
      assertThatThrownBy(() -> body.await(20, TimeUnit.SECONDS))
          .isInstanceOf(TimeoutException.class);

      // The one that writes notices that nobody listens, and the other one does not write.
      await().until(() -> own.calls() == 2 && own.callsNow() == 1);
    }
  }

  @Test
  void callsThatWereGivenUpKeepNoConnection() throws Exception {
    NonBlockingClient hasty = new NonBlockingClient(vertx, Duration.ofMillis(500));
    try (SlowServer own = SlowServer.start()) {
      List<Future<String>> roasts =
          Stream.generate(
                  () -> onLoop(() -> hasty.fetch(own.slow(Duration.ofSeconds(30), "roast"))))
              .limit(PoolOptions.DEFAULT_MAX_POOL_SIZE)
              .toList();
      assertThatThrownBy(() -> Future.join(roasts).await(20, TimeUnit.SECONDS))
          .isInstanceOf(TimeoutException.class);

      // Not at the first try on a machine that is busy for that long.
      URI soup = own.slow(Duration.ZERO, "soup");
      await()
          .ignoreExceptionsInstanceOf(TimeoutException.class)
          .until(() -> onLoop(() -> hasty.fetch(soup)).await(20, TimeUnit.SECONDS).equals("soup"));
    }
  }

  @Test
  void aCallThatBlocksTheLoopIsFound() throws Exception {
    try (HttpClient jdk = HttpClient.newHttpClient()) {
      BlockingClient blocking = new BlockingClient(jdk);
      Recording recording =
          Selvedge.record(
              () ->
                  assertThat(
                          onLoop(() -> blocking.fetch(server.slow(Duration.ofMillis(500), "soup")))
                              .await(20, TimeUnit.SECONDS))
                      .isEqualTo("soup"));

      Twin.assertFound(recording, BlockingClient.class);
    }
  }

  /** As a handler of the loop would do it. */
  private static <T> Future<T> onLoop(Supplier<Future<T>> call) {
    Promise<T> answer = Promise.promise();
    vertx.runOnContext(_ -> call.get().onComplete(answer));
    return answer.future();
  }
}
