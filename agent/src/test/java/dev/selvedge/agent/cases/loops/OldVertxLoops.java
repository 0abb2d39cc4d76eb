package dev.selvedge.agent.cases.loops;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Vert.x 4, by what 5 has of it under the same signatures. */
public final class OldVertxLoops {

  public static void main(String[] args) throws Exception {
    Vertx vertx = Vertx.vertx();
    await(vertx.deployVerticle(OnLoop.class.getName()));
    deploy(vertx, ThreadingModel.WORKER);
    if (Runtime.version().feature() >= 21) {
      deploy(vertx, ThreadingModel.VIRTUAL_THREAD);
    }
    await(
        vertx
            .executeBlocking(OldVertxLoops::sleepElsewhere)
            .compose(slept -> vertx.executeBlocking(OldVertxLoops::sleepElsewhere)));
    int port = await(serve(vertx));
    try (InputStream answer = new URI("http://127.0.0.1:" + port + "/").toURL().openStream()) {
      answer.readAllBytes();
    }
    TimeUnit.MILLISECONDS.sleep(300);
    await(vertx.close());
  }

  private static Future<Integer> serve(Vertx vertx) {
    return vertx
        .createHttpServer()
        .requestHandler(
            request ->
                vertx
                    .executeBlocking(OldVertxLoops::sleepElsewhere)
                    .map(OldVertxLoops::sleepBackOnLoop)
                    .onComplete(slept -> request.response().end("done")))
        .listen(0, "127.0.0.1")
        .map(server -> server.actualPort());
  }

  private static Void sleepBackOnLoop(Object before) {
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

  private static void deploy(Vertx vertx, ThreadingModel model) throws Exception {
    DeploymentOptions options = new DeploymentOptions().setThreadingModel(model);
    await(vertx.deployVerticle(Elsewhere.class.getName(), options));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  /** Made by Vert.x. */
  public static final class OnLoop extends AbstractVerticle {
    @Override
    public void start() throws Exception {
      Thread.sleep(5); // FINDING: BlockedEventLoop
    }
  }

  /** Made by Vert.x. */
  public static final class Elsewhere extends AbstractVerticle {
    @Override
    public void start() throws Exception {
      Thread.sleep(5);
    }
  }
}
