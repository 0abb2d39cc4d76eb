package dev.selvedge.agent.cases.promises;

import dev.selvedge.agent.cases.support.Cases;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

/** Failures of futures of Vert.x 5 that somebody sees, or that are none. */
public final class SeenVertxFutures {

  private static final Vertx VERTX = Vertx.vertx();

  private SeenVertxFutures() {}

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("handlers", SeenVertxFutures::handlers)
        .run("handlers of chains", SeenVertxFutures::handlersOfChains)
        .run("functions", SeenVertxFutures::functions)
        .run("looks", SeenVertxFutures::looks)
        .run("many times", SeenVertxFutures::manyTimes)
        .run("values", SeenVertxFutures::values)
        .run("promises", SeenVertxFutures::promises)
        .run("good ends", SeenVertxFutures::goodEnds)
        .end();
    VERTX.close().toCompletionStage().toCompletableFuture().get();
  }

  private static void handlers() throws Exception {
    failing().onFailure(error -> {});
    failing().onComplete(done -> {});
    failing().onComplete(value -> {}, error -> {});
    failing().onComplete((value, error) -> {});
    failing().onSuccess(value -> {}).onFailure(error -> {});
    Future<Integer> late = failing();
    settle();
    late.onFailure(error -> {});
  }

  private static void handlersOfChains() throws Exception {
    failing().map(each -> each + 1).compose(Future::succeededFuture).onFailure(error -> {});
    Future<Integer> begun = failing();
    begun.onFailure(error -> {});
    begun.map(each -> each + 1);
    Future<Integer> seenLater = failing();
    seenLater.map(each -> each + 1);
    settle();
    seenLater.onFailure(error -> {});
    Future.all(failing(), failing()).onComplete(done -> {});
    Future.join(failing(), failing()).onFailure(error -> {});
    settle();
  }

  private static void functions() throws Exception {
    failing().recover(error -> Future.succeededFuture(2));
    failing().otherwise(3);
    failing().otherwise(error -> 4);
    failing().transform(done -> Future.succeededFuture(5));
    failing().transform((value, error) -> Future.failedFuture(error));
    failing().andThen(done -> {});
    failing().andThen((value, error) -> {}).map(each -> each + 1);
    failing().recover(Future::failedFuture).map(each -> each + 1).otherwiseEmpty();
    failing().compose(Future::succeededFuture, error -> Future.succeededFuture(6));
    failing().recover(error -> Future.failedFuture(error));
    settle();
  }

  private static void looks() throws Exception {
    Future<Integer> asked = failing();
    while (!asked.isComplete()) {
      Thread.onSpinWait();
    }
    if (asked.succeeded()) {
      throw new IllegalStateException("it should have failed");
    }
    try {
      failing().toCompletionStage().toCompletableFuture().get();
    } catch (ExecutionException expected) {
      // That is how it failed.
    }
    try {
      failing().await();
    } catch (IllegalStateException expected) {
      // That is how it failed.
    }
  }

  /** As fast as the worker. */
  private static void manyTimes() throws Exception {
    for (int i = 0; i < 300; i++) {
      failing().onFailure(error -> {});
      Future<Integer> asked = failing();
      while (asked.cause() == null) {
        Thread.onSpinWait();
      }
    }
    settle();
  }

  private static void values() {
    Future.failedFuture("a value");
    Promise<Integer> promise = Promise.promise();
    promise.fail("a value");
    promise.future().map(each -> each + 1);
    Future.future(made -> made.fail("a value"));
  }

  private static void promises() throws Exception {
    Promise<Integer> promise = Promise.promise();
    promise.future().onFailure(error -> {});
    VERTX.setTimer(1, timer -> promise.fail("somebody is there"));
    Promise<Integer> passed = Promise.promise();
    failing().onComplete(passed);
    passed.future().onComplete(done -> {});
    Promise<Integer> slow = Promise.promise();
    slow.complete(1);
    VERTX.setTimer(1, timer -> slow.tryFail("too late"));
    settle();
  }

  private static void goodEnds() throws Exception {
    VERTX.executeBlocking(() -> 1).map(each -> each + 1);
    VERTX.fileSystem().exists("no such file");
    VERTX.eventBus().consumer("address", message -> message.reply("answer"));
    VERTX.eventBus().request("address", "question");
    settle();
  }

  private static Future<Integer> failing() {
    return VERTX.executeBlocking(
        () -> {
          throw new IllegalStateException("out of order");
        });
  }

  /** Once what was given before is done. */
  private static void settle() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    VERTX.setTimer(150, timer -> done.countDown());
    done.await();
  }
}
