package dev.selvedge.samples.app.api;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.TimeoutException;

/**
 * The web API of a shop on virtual threads, by Helidon: each request has a thread of its own, whose
 * code simply waits.
 */
public final class Api implements AutoCloseable {
  private final Shop shop;
  private final Jobs jobs;
  private final WebServer server;

  private Api(Shop shop, Jobs jobs) {
    this.shop = shop;
    this.jobs = jobs;
    this.server = WebServer.builder().host("127.0.0.1").port(0).routing(this::route).build();
  }

  /**
   * Starts it on a free port. The jobs are closed with it.
   *
   * @throws IllegalStateException if it does not start, or the thread is interrupted meanwhile;
   *     nothing is left of it then
   */
  public static Api start(Shop shop, Jobs jobs) {
    Api api = new Api(shop, jobs);
    try {
      if (!api.server.start().isRunning()) {
        // Helidon has logged why.
        throw new IllegalStateException("the server has not started");
      }
      return api;
    } catch (RuntimeException e) {
      api.close();
      throw e;
    }
  }

  /** Where it listens. */
  public int port() {
    return server.port();
  }

  private void route(HttpRouting.Builder routing) {
    routing
        .addFilter(Api::bindContext)
        .get("/products/{product}", this::page)
        .post("/orders/{product}", this::order)
        .error(
            TimeoutException.class,
            (_, response, _) -> response.status(504).send("The services take too long"))
        .error(
            FailedException.class,
            (_, response, _) -> response.status(502).send("A service cannot be asked"));
  }

  /** All that is called by the chain, on this thread or in a scope, sees the context. */
  private static void bindContext(
      FilterChain chain, RoutingRequest request, RoutingResponse response) {
    RequestContext context =
        RequestContext.of(request.headers().first(HeaderNames.create(RequestContext.HEADER)));
    response.header(RequestContext.HEADER, context.id());
    ScopedValue.where(RequestContext.CURRENT, context).run(chain::proceed);
  }

  private void page(ServerRequest request, ServerResponse response) throws InterruptedException {
    response.send(shop.page(product(request)).toString());
  }

  private void order(ServerRequest request, ServerResponse response) {
    String product = product(request);
    // The job is not a part of the request, and is told for which one it is done.
    RequestContext context = RequestContext.CURRENT.get();
    boolean started =
        jobs.start(
            "confirm " + product + " for " + context.id(),
            () ->
                ScopedValue.where(RequestContext.CURRENT, context)
                    .call(
                        () -> {
                          shop.confirm(product);
                          return product;
                        }));
    response.status(started ? 202 : 503).send();
  }

  private static String product(ServerRequest request) {
    return request.path().pathParameters().get("product");
  }

  /** Takes no more requests, and then waits for the jobs. */
  @Override
  public void close() {
    stop();
    jobs.close();
  }

  /** Helidon does not stop at all where the thread that tells it to is interrupted. */
  private void stop() {
    boolean interrupted = Thread.interrupted();
    while (server.isRunning()) {
      try {
        server.stop();
      } catch (IllegalStateException e) {
        if (!(e.getCause() instanceof InterruptedException)) {
          throw e;
        }
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
