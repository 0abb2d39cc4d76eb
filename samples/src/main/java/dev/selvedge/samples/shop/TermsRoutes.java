package dev.selvedge.samples.shop;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The terms and conditions, a text file that may change while the service runs. */
final class TermsRoutes {
  private final Vertx vertx;
  private final Path terms;

  TermsRoutes(Vertx vertx, Path terms) {
    this.vertx = vertx;
    this.terms = terms;
  }

  void addTo(Router router) {
    router.get("/terms").handler(this::read);
    router.get("/blocking/terms").handler(this::readBlocking);
  }

  /** Has Vert.x read the file, on a worker thread. */
  void read(RoutingContext request) {
    vertx
        .fileSystem()
        .readFile(terms.toString())
        .onSuccess(text -> reply(request, text))
        .onFailure(request::fail);
  }

  /** Reads the file on the event loop: fast on a laptop, not on a network drive. */
  void readBlocking(RoutingContext request) {
    try {
      reply(request, Buffer.buffer(Files.readString(terms))); // FINDING: BlockedEventLoop
    } catch (IOException e) {
      request.fail(e);
    }
  }

  private static void reply(RoutingContext request, Buffer text) {
    request.response().putHeader("Content-Type", "text/plain; charset=utf-8").end(text);
  }
}
