package dev.selvedge.samples.pitfall.blocked;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Shows {@link Retry} and {@link StallingRetry}: run it, and read. */
public final class BlockedExample {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private BlockedExample() {}

  /** Makes a call that fails once, by either, while a neighbour is served by the same loop. */
  public static void main(String[] args) throws Exception {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    try (HttpClient client = HttpClient.newHttpClient()) {
      Retry retry = new Retry(vertx, 2, PAUSE);
      show("a timer", vertx, client, () -> retry.call(failsOnce()));
      StallingRetry stalling = new StallingRetry(2, PAUSE);
      show("a sleep", vertx, client, () -> stalling.call(failsOnce()));
    } finally {
      vertx.close().await(20, TimeUnit.SECONDS);
    }
  }

  private static Supplier<Future<String>> failsOnce() {
    AtomicInteger attempts = new AtomicInteger();
    return () ->
        attempts.incrementAndGet() > 1
            ? Future.succeededFuture("tea")
            : Future.failedFuture("sold out");
  }

  private static void show(
      String how, Vertx vertx, HttpClient client, Supplier<Future<String>> call) throws Exception {
    try (Neighbour neighbour = Neighbour.of(vertx, client)) {
      Future.future(onLoop -> vertx.runOnContext(_ -> call.get().onComplete(onLoop)))
          .await(20, TimeUnit.SECONDS);
      System.out.println(
          "a pause of 1 s by "
              + how
              + ": the neighbour was served "
              + neighbour.answers()
              + " times, and waited "
              + neighbour.longestWait().toMillis()
              + " ms at most");
    }
  }
}
