package dev.selvedge.samples.shop;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders, written to the database on virtual threads. */
final class OrderRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(OrderRoutes.class);
  private static final String INSERT =
      "insert into customer_order (customer, sku, quantity) values (?, ?, ?) returning id";
  private static final long MAX_BODY_BYTES = 4096;

  private final Vertx vertx;
  private final JdbcClient jdbc;
  private final Executor virtualThreads;

  OrderRoutes(Vertx vertx, JdbcClient jdbc, Executor virtualThreads) {
    this.vertx = vertx;
    this.jdbc = jdbc;
    this.virtualThreads = virtualThreads;
  }

  void addTo(Router router) {
    router
        .post("/orders")
        .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
        .handler(this::place);
  }

  /** Inserts on a virtual thread; the answer is written back on the event loop. */
  void place(RoutingContext request) {
    Order order = Order.from(request.body().asString());
    Future.fromCompletionStage(
            supplyAsync(() -> insert(order), virtualThreads), vertx.getOrCreateContext())
        .onSuccess(id -> reply(request, id))
        .onFailure(request::fail);
  }

  private long insert(Order order) {
    try {
      return jdbc.sql(INSERT)
          .params(order.customer(), order.sku(), order.quantity())
          .query(Long.class)
          .single();
    } catch (DataIntegrityViolationException e) {
      throw RequestFailure.badRequest("no such customer");
    }
  }

  private static void reply(RoutingContext request, long id) {
    LOG.debug("Order {} placed", id);
    request.response().setStatusCode(201).putHeader("Location", "/orders/" + id);
    request.json(new JsonObject().put("id", id));
  }
}
