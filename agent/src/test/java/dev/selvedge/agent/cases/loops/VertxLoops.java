package dev.selvedge.agent.cases.loops;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Vert.x: its event loops, and its workers and virtual threads, which are none. */
public final class VertxLoops {

  public static void main(String[] args) throws Exception {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    await(vertx.deployVerticle(new OnLoop()));
    deploy(vertx, ThreadingModel.WORKER);
    if (Runtime.version().feature() >= 21) {
      deploy(vertx, ThreadingModel.VIRTUAL_THREAD);
    }
    await(vertx.executeBlocking(VertxLoops::sleepElsewhere));
    await(vertx.timer(5).map(VertxLoops::sleepInTimer));
    backAndForth(vertx);
    int port = await(serve(vertx));
    var client = vertx.createHttpClient();
    await(
        client
            .request(io.vertx.core.http.HttpMethod.GET, port, "127.0.0.1", "/")
            .compose(request -> request.send())
            .compose(response -> response.body()));
    await(vertx.fileSystem().readFile("/proc/self/status"));
    TimeUnit.MILLISECONDS.sleep(300);
    await(vertx.close());
  }

  /** From a context of the loop to a worker and back, and to another context's worker and back. */
  private static void backAndForth(Vertx vertx) throws Exception {
    Context loop = vertx.getOrCreateContext();
    CompletableFuture<Void> done = new CompletableFuture<>();
    loop.runOnContext(
        begun ->
            vertx
                .executeBlocking(VertxLoops::sleepElsewhere)
                .map(VertxLoops::sleepBackOnLoop)
                .compose(slept -> loop.executeBlocking(VertxLoops::sleepElsewhere))
                .map(VertxLoops::sleepOnLoopAgain)
                .onComplete(slept -> done.complete(null)));
    done.get(20, TimeUnit.SECONDS);
  }

  private static Void sleepBackOnLoop(Object before) {
    try {
      Thread.sleep(5); // FINDING: BlockedEventLoop
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return null;
  }

  private static Void sleepOnLoopAgain(Object before) {
    try {
      Thread.sleep(5); // FINDING: BlockedEventLoop
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return null;
  }

  private static Future<Integer> serve(Vertx vertx) {
    return vertx
        .createHttpServer()
        .requestHandler(
            request -> {
              sleep(); // the sleep itself is marked
              request.response().end("done");
            })
        .listen(0, "127.0.0.1")
        .map(server -> server.actualPort());
  }

  private static void sleep() {
    try {
      Thread.sleep(5); // FINDING: BlockedEventLoop
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Void sleepInTimer(Object fired) {
    try {
      Thread.sleep(5); // FINDING: BlockedEventLoop
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return null;
  }

  private static Void sleepElsewhere() throws InterruptedException {
    Thread.sleep(5);
    return null;
  }

  private static Void sleepInTimerElsewhere(Object fired) {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return null;
  }

  private static void deploy(Vertx vertx, ThreadingModel model) throws Exception {
    DeploymentOptions options = new DeploymentOptions().setThreadingModel(model);
    await(vertx.deployVerticle(new Elsewhere(), options));
  }

  private static <T> T await(Future<T> future) throws Exception {
    CompletionStage<T> stage = future.toCompletionStage();
    return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private static final class OnLoop extends AbstractVerticle {
    @Override
    public void start() throws Exception {
      Thread.sleep(5); // FINDING: BlockedEventLoop
    }
  }

  /** Of a worker or a virtual thread; what it makes runs on the same kind of thread. */
  private static final class Elsewhere extends AbstractVerticle {
    @Override
    public void start(Promise<Void> started) throws Exception {
      Thread.sleep(5);
      context.runOnContext(
          later ->
              vertx
                  .timer(1)
                  .map(VertxLoops::sleepInTimerElsewhere)
                  .compose(slept -> vertx.executeBlocking(VertxLoops::sleepElsewhere))
                  .onComplete(started));
    }
  }
}
