package dev.selvedge.samples.app.database;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Serves what the library knows, and asks the database on the event loop: all clients wait, not
 * only the one that has asked. {@link LibraryServer} has another thread wait.
 */
public final class StallingLibraryServer extends VerticleBase {
  private static final String NAME = "select name from member where id = ?";

  private final JdbcClient jdbc;
  private @Nullable HttpServer server;

  /** One that answers {@code /1} by the name of the member 1. */
  public StallingLibraryServer(JdbcClient jdbc) {
    this.jdbc = jdbc;
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
    long id = Long.parseLong(request.uri().substring(1));
    var name = jdbc.sql(NAME).param(id).query(String.class).single(); // FINDING: BlockedEventLoop
    request.response().end(name).onFailure(_ -> {});
  }
}
