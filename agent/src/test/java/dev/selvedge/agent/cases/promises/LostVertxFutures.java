package dev.selvedge.agent.cases.promises;

import dev.selvedge.agent.cases.support.Cases;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What Vert.x 5 was told to do, and failed to do, and nobody has looked. */
public final class LostVertxFutures {

  private static final Vertx VERTX = Vertx.vertx();
  private static final List<Object> KEPT = new ArrayList<>();

  private LostVertxFutures() {}

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("calls", LostVertxFutures::calls)
        .run("chains", LostVertxFutures::chains)
        .run("only of success", LostVertxFutures::onlyOfSuccess)
        .run("promises", LostVertxFutures::promises)
        .end();
    VERTX.close().toCompletionStage().toCompletableFuture().get();
  }

  private static void calls() throws Exception {
    VERTX.executeBlocking(LostVertxFutures::fails); // FINDING: LostFailure
    KEPT.add(VERTX.executeBlocking(LostVertxFutures::fails)); // FINDING: LostFailure
    VERTX.fileSystem().readFile("no such file"); // FINDING: LostFailure
    VERTX.deployVerticle(new Failing()); // FINDING: LostFailure
    Failing.STARTED.await(); // The first deployment loads many classes.
    settle();
  }

  private static void chains() throws Exception {
    VERTX
        .executeBlocking(LostVertxFutures::fails)
        .map(each -> each + 1)
        .compose(Future::succeededFuture); // FINDING: LostFailure
    VERTX.executeBlocking(LostVertxFutures::works).map(each -> fails()); // FINDING: LostFailure
    Future.all( // FINDING: LostFailure
        VERTX.executeBlocking(LostVertxFutures::works),
        VERTX.executeBlocking(LostVertxFutures::fails));
    settle();
    Future<Integer> failed = VERTX.executeBlocking(LostVertxFutures::fails);
    settle();
    Future.all(failed, Future.succeededFuture()); // FINDING: LostFailure
    settle();
  }

  private static void onlyOfSuccess() throws Exception {
    VERTX
        .executeBlocking(LostVertxFutures::fails) // FINDING: LostFailure
        .onSuccess(System.out::println);
    settle();
  }

  private static void promises() throws Exception {
    Promise<String> promise = Promise.promise();
    VERTX.setTimer(
        1,
        timer -> {
          promise.fail("nobody is there"); // FINDING: LostFailure
        });
    settle();
  }

  private static int fails() {
    throw new IllegalStateException("out of order");
  }

  private static int works() {
    return 1;
  }

  /** Once what was given before is done. */
  private static void settle() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    VERTX.setTimer(150, timer -> done.countDown());
    done.await();
  }

  private static final class Failing extends AbstractVerticle {

    static final CountDownLatch STARTED = new CountDownLatch(1);

    @Override
    public void start() {
      STARTED.countDown();
      throw new IllegalStateException("cannot start");
    }
  }
}
