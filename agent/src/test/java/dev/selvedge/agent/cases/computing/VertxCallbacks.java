package dev.selvedge.agent.cases.computing;

import static dev.selvedge.agent.cases.computing.Computing.CPU;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;

/** Vert.x: a route and a timer that compute for long, and work that does so elsewhere. */
public final class VertxCallbacks {

  private static final int SHORT_ONES = 50;

  public static void main(String[] args) throws Exception {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    await(vertx.timer(5).map(VertxCallbacks::timer));
    await(vertx.executeBlocking(VertxCallbacks::elsewhere));
    int port =
        await(
            vertx
                .createHttpServer()
                .requestHandler(VertxCallbacks::serve)
                .listen(0, "127.0.0.1")
                .map(server -> server.actualPort()));
    HttpClient client = vertx.createHttpClient();
    await(get(client, port, "/slow"));
    for (int i = 0; i < SHORT_ONES; i++) {
      await(get(client, port, "/quick"));
    }
    await(vertx.close());
  }

  private static Future<?> get(HttpClient client, int port, String path) {
    return client
        .request(HttpMethod.GET, port, "127.0.0.1", path)
        .compose(request -> request.send())
        .compose(response -> response.body());
  }

  private static void serve(HttpServerRequest request) {
    if (request.path().equals("/slow")) {
      long end = Computing.in(400);
      while (CPU.getCurrentThreadCpuTime() < end) {} // FINDING: SlowEventLoopCallback
    } else {
      Computing.aLittle();
    }
    request.response().end("done");
  }

  private static Void timer(Object fired) {
    long end = Computing.in(400);
    while (CPU.getCurrentThreadCpuTime() < end) {} // FINDING: SlowEventLoopCallback
    return null;
  }

  private static Void elsewhere() {
    Computing.elsewhere();
    return null;
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
