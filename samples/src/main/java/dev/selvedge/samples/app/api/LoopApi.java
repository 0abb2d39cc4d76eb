package dev.selvedge.samples.app.api;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The web API of a shop on an event loop, by Vert.x: nothing waits. What each request is about is
 * told from call to call, since one thread serves all of them.
 */
public final class LoopApi extends VerticleBase {
  private final Backends backends;
  private final Duration limit;
  private final Shop shop;
  private final Jobs jobs;
  private @Nullable HttpClient client;
  private @Nullable HttpServer server;

  /** One that takes no longer than this for a page, and has jobs done by the shop. */
  public LoopApi(Backends backends, Duration limit, Shop shop, Jobs jobs) {
    this.backends = backends;
    this.limit = limit;
    this.shop = shop;
    this.jobs = jobs;
  }

  @Override
  public Future<?> start() {
    HttpClient services = vertx.createHttpClient();
    Router router = Router.router(vertx);
    router.get("/products/:product").handler(request -> page(services, request));
    router.post("/orders/:product").handler(this::order);
    client = services;
    server = vertx.createHttpServer().requestHandler(router);
    return server.listen(0, "127.0.0.1");
  }

  /** Where it listens, once it is deployed; 0 before. */
  public int port() {
    return server == null ? 0 : server.actualPort();
  }

  private void page(HttpClient services, RoutingContext request) {
    String product = Objects.requireNonNull(request.pathParam("product"));
    String id = context(request).id();
    Promise<Shop.Page> page = Promise.promise();
    Future<String> price =
        get(services, Backends.of(backends.prices(), product), id, page.future());
    Future<String> stock = get(services, Backends.of(backends.stock(), product), id, page.future());
    Future.all(price, stock)
        .map(_ -> new Shop.Page(price.result(), stock.result()))
        .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .onComplete(page);
    page.future()
        .onSuccess(shown -> send(request, 200, shown.toString()))
        .onFailure(failure -> fail(request, failure));
  }

  /** When the whole is over, well or not, so is this call. */
  private static Future<String> get(HttpClient services, URI address, String id, Future<?> whole) {
    RequestOptions options =
        new RequestOptions()
            .setAbsoluteURI(address.toString())
            .putHeader(RequestContext.HEADER, id);
    return services
        .request(options)
        .compose(
            call -> {
              whole.onComplete(_ -> call.reset());
              return call.send().compose(LoopApi::body);
            });
  }

  private static Future<String> body(HttpClientResponse response) {
    if (response.statusCode() != 200) {
      return Future.failedFuture("the service answered " + response.statusCode());
    }
    return response.body().map(Buffer::toString);
  }

  /** The job may wait: it has a virtual thread. */
  private void order(RoutingContext request) {
    String product = Objects.requireNonNull(request.pathParam("product"));
    RequestContext context = context(request);
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
    send(request, started ? 202 : 503, "");
  }

  private static RequestContext context(RoutingContext request) {
    RequestContext context =
        RequestContext.of(Optional.ofNullable(request.request().getHeader(RequestContext.HEADER)));
    request.response().putHeader(RequestContext.HEADER, context.id());
    return context;
  }

  private static void fail(RoutingContext request, Throwable failure) {
    if (failure instanceof TimeoutException) {
      send(request, 504, "The services take too long");
    } else {
      send(request, 502, "A service cannot be asked");
    }
  }

  private static void send(RoutingContext request, int status, String text) {
    HttpServerResponse response = request.response();
    if (!response.closed()) {
      response.setStatusCode(status).end(text).onFailure(_ -> {});
    }
  }

  /** Takes no more requests, and then waits for the jobs, where it may wait. */
  @Override
  public Future<?> stop() {
    Future<?> closed = server == null ? Future.succeededFuture() : server.close();
    return closed
        .eventually(() -> client == null ? Future.succeededFuture() : client.close())
        .eventually(
            () ->
                vertx.executeBlocking(
                    () -> {
                      jobs.close();
                      return null;
                    }));
  }
}
