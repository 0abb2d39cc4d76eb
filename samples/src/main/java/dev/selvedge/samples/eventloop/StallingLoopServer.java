package dev.selvedge.samples.eventloop;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A web service that reads its file on the event loop. While it does so nobody else is served: that
 * is not noticed on a laptop, and is on a network drive. {@link LoopServer} lets others read.
 */
public final class StallingLoopServer extends VerticleBase {
  private final Path menu;
  private @Nullable HttpServer server;

  /** One that serves this file. */
  public StallingLoopServer(Path menu) {
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

  private void answer(HttpServerRequest request) {
    try {
      String text = Files.readString(menu); // FINDING: BlockedEventLoop
      request.response().end(text).onFailure(_ -> {});
    } catch (IOException e) {
      request.response().setStatusCode(500).end("The menu cannot be read\n").onFailure(_ -> {});
    }
  }
}
