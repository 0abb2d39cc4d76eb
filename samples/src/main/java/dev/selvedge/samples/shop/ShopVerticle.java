package dev.selvedge.samples.shop;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.LoggerHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The HTTP side of the shop: its routes, all served by one event loop. */
final class ShopVerticle extends VerticleBase {
  private static final long GRACE_SECONDS = 5;

  private final Settings settings;
  private final JdbcClient jdbc;
  private final OrderRoutes orderRoutes;
  private final QuoteRoutes quoteRoutes;
  private volatile @Nullable HttpServer server;

  ShopVerticle(
      Settings settings, JdbcClient jdbc, OrderRoutes orderRoutes, QuoteRoutes quoteRoutes) {
    this.settings = settings;
    this.jdbc = jdbc;
    this.orderRoutes = orderRoutes;
    this.quoteRoutes = quoteRoutes;
  }

  @Override
  public Future<?> start() {
    HttpServer created = vertx.createHttpServer().requestHandler(router());
    server = created;
    return created.listen(settings.port(), settings.host());
  }

  private Router router() {
    Router router = Router.router(vertx);
    router.route().handler(LoggerHandler.create()).failureHandler(Failures::reply);
    new CustomerRoutes(vertx, jdbc).addTo(router);
    orderRoutes.addTo(router);
    quoteRoutes.addTo(router);
    new TermsRoutes(vertx, settings.terms()).addTo(router);
    new PriceRoutes(vertx, new Supplier(vertx, settings.supplier())).addTo(router);
    return router;
  }

  /** Lets the requests under way finish, for a limited time. */
  @Override
  public Future<?> stop() {
    HttpServer running = server;
    return running == null ? Future.succeededFuture() : running.shutdown(GRACE_SECONDS, SECONDS);
  }

  int port() {
    HttpServer running = server;
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    return running.actualPort();
  }
}
