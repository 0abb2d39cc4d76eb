package dev.selvedge.samples.eventloop;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A web service whose requests all are served by one thread, the event loop of its verticle. The
 * loop is never kept waiting: it starts to read a file, goes on to the next request, and comes back
 * when the file is there.
 */
public final class LoopServer extends VerticleBase {
  private final Path menu;
  private @Nullable HttpServer server;

  /** One that serves this file. */
  public LoopServer(Path menu) {
    this.menu = menu;
  }

  @Override
  public Future<?> start() {
    server = vertx.createHttpServer().requestHandler(this::answer);
    return server.listen(0, "127.0.0.1");
  }

  /** Where it listens, once it is deployed; 0 before. */
  public int port() {
    return server == null ? 0 : server.actualPort();
  }

  /** Runs on the event loop, as does what it gives to the future. */
  private void answer(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    vertx
        .fileSystem()
        .readFile(menu.toString())
        .compose(response::end)
        .onFailure(_ -> fail(response));
  }

  /** A client that has gone away is told nothing. */
  private static void fail(HttpServerResponse response) {
    if (!response.ended() && !response.closed()) {
      response.setStatusCode(500).end("The menu cannot be read\n").onFailure(_ -> {});
    }
  }
}
