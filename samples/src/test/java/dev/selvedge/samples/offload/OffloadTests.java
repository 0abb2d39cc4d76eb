package dev.selvedge.samples.offload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Twin;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What blocks is done elsewhere, a few at a time, and the loop goes on with the result. */
@Guarded
@Timeout(60)
class OffloadTests {
  private static final int AT_A_TIME = 4;
  private static Vertx vertx;
  private static SlowServer server;

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
  void theLoopGoesOnWithWhatAVirtualThreadHasRead() throws Exception {
    try (Offload offload = new Offload(vertx, AT_A_TIME)) {
      Future<String> read =
          onLoop(
              () -> {
                Thread loop = Thread.currentThread();
                return offload
                    .call(() -> Thread.currentThread().isVirtual() ? read("soup") : "no thread")
                    .map(text -> Thread.currentThread() == loop ? text : "another thread");
              });

      assertThat(read.await(20, TimeUnit.SECONDS)).isEqualTo("soup");
    }
  }

  @Test
  void aFailureComesBackAsOne() {
    try (Offload offload = new Offload(vertx, AT_A_TIME)) {
      Future<String> read =
          onLoop(
              () ->
                  offload.call(
                      () -> {
                        throw new IOException("no such dish");
                      }));

      assertThatThrownBy(() -> read.await(20, TimeUnit.SECONDS))
          .isInstanceOf(IOException.class)
          .hasMessage("no such dish");
    }
  }

  @Test
  void anErrorComesBackAsWell() {
    try (Offload offload = new Offload(vertx, AT_A_TIME)) {
      Future<String> read =
          onLoop(
              () ->
                  offload.call(
                      () -> {
                        throw new NoClassDefFoundError("Driver");
                      }));

      assertThatThrownBy(() -> read.await(20, TimeUnit.SECONDS))
          .isInstanceOf(NoClassDefFoundError.class);
    }
  }

  @Test
  void whatIsClosedTakesNoMore() {
    Offload offload = new Offload(vertx, AT_A_TIME);
    offload.close();
    offload.close();

    Future<String> read = onLoop(() -> offload.call(() -> read("soup")));

    assertThatThrownBy(() -> read.await(20, TimeUnit.SECONDS))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void oneForNothingAtATimeIsRefused() {
    assertThatThrownBy(() -> new Offload(vertx, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFewAreAtWorkAtATime() throws Exception {
    try (SlowServer own = SlowServer.start();
        Offload offload = new Offload(vertx, AT_A_TIME)) {
      List<Future<String>> all =
          IntStream.range(0, 24)
              .mapToObj(
                  // None of the first ones is answered before so many have asked.
                  _ -> onLoop(() -> offload.call(() -> read(own.together(AT_A_TIME, "soup")))))
              .toList();

      assertThat(Future.all(all).await(20, TimeUnit.SECONDS).<String>list()).hasSize(24);
      assertThat(own.mostCallsAtOnce()).isEqualTo(AT_A_TIME);
    }
  }

  @Test
  void closingEndsWhatIsAtWork() throws Exception {
    try (SlowServer own = SlowServer.start()) {
      Future<String> read;
      try (Offload offload = new Offload(vertx, AT_A_TIME)) {
        URI roast = own.slow(Duration.ofSeconds(30), "roast");
        read = onLoop(() -> offload.call(() -> read(roast)));
        await().until(() -> own.callsNow() == 1);
      }

      assertThatThrownBy(() -> read.await(20, TimeUnit.SECONDS)).isInstanceOf(Exception.class);
    }
  }

  @Test
  void aLoopThatWaitsIsFound() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      WaitingOffload waiting = new WaitingOffload(threads);
      Recording recording =
          Selvedge.record(
              () ->
                  assertThat(
                          onLoop(() -> waiting.call(() -> read("soup")))
                              .await(20, TimeUnit.SECONDS))
                      .isEqualTo("soup"));

      Twin.assertFound(recording, WaitingOffload.class);
    }
  }

  private static String read(String dish) throws IOException {
    return read(server.slow(Duration.ofMillis(500), dish));
  }

  private static String read(URI dish) throws IOException {
    try (var in = dish.toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** As a handler of the loop would do it. */
  private static <T> Future<T> onLoop(Supplier<Future<T>> call) {
    Promise<T> answer = Promise.promise();
    Context loop = vertx.getOrCreateContext();
    loop.runOnContext(_ -> call.get().onComplete(answer));
    return answer.future();
  }
}
