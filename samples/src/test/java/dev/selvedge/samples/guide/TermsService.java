package dev.selvedge.samples.guide;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;

/** A service on Vert.x that sends its terms, which it has read without blocking its loop. */
final class TermsService implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  private final Vertx vertx = Vertx.vertx();
  private final Path terms;
  private final HttpServer server;

  TermsService(Path terms) throws TimeoutException {
    this.terms = terms;
    server =
        vertx
            .createHttpServer()
            .requestHandler(this::answer)
            .listen(0, "localhost")
            .await(PATIENCE_SECONDS, SECONDS);
  }

  private void answer(HttpServerRequest request) {
    vertx
        .fileSystem()
        .readFile(terms.toString())
        .onSuccess(text -> request.response().end(text))
        .onFailure(_ -> request.response().setStatusCode(500).end());
  }

  URI address() {
    return URI.create("http://localhost:" + server.actualPort());
  }

  @Override
  public void close() throws TimeoutException {
    var _ = vertx.close().await(PATIENCE_SECONDS, SECONDS);
  }
}
