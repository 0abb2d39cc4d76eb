package dev.selvedge.samples.shop;

import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.concurrent.Executor;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders, placed on virtual threads. Each is to be audited, counted and handed to a packer: once
 * all of that is done when the customer is answered, twice a part of it is done some time, if at
 * all, and once the packer is one who cannot be stopped.
 */
final class OrderRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(OrderRoutes.class);
  private static final long MAX_BODY_BYTES = 4096;

  private final Bestsellers bestsellers = new Bestsellers();
  private final Vertx vertx;
  private final Orders orders;
  private final Executor virtualThreads;
  private final Packer packer;
  private final DeafPacker deafPacker;

  OrderRoutes(
      Vertx vertx, Orders orders, Executor virtualThreads, Packer packer, DeafPacker deafPacker) {
    this.vertx = vertx;
    this.orders = orders;
    this.virtualThreads = virtualThreads;
    this.packer = packer;
    this.deafPacker = deafPacker;
  }

  void addTo(Router router) {
    BodyHandler body = BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES);
    router.post("/orders").handler(body).handler(request -> answer(request, this::place));
    router
        .post("/unaudited/orders")
        .handler(body)
        .handler(request -> answer(request, this::placeUnaudited));
    router
        .post("/uncounted/orders")
        .handler(body)
        .handler(request -> answer(request, this::placeUncounted));
    router
        .post("/unstoppable/orders")
        .handler(body)
        .handler(request -> answer(request, this::placeUnstoppable));
    router.get("/packed").handler(this::packed);
    router.get("/bestsellers").handler(request -> request.json(new JsonArray(bestsellers.top())));
  }

  /** Places an order on a virtual thread; the answer is written back on the event loop. */
  private void answer(RoutingContext request, ToLongFunction<Order> placing) {
    Order order = Order.from(request.body().asString());
    Future.fromCompletionStage(
            supplyAsync(() -> placing.applyAsLong(order), virtualThreads),
            vertx.getOrCreateContext())
        .onSuccess(id -> reply(request, id))
        .onFailure(request::fail);
  }

  /** Does all that belongs to an order: what cannot be audited is not ordered. */
  private long place(Order order) {
    long id = orders.insertAudited(order);
    bestsellers.count(order);
    packer.add(order);
    return id;
  }

  /** Audits the order beside: if that fails, nothing happens, and nothing is logged. */
  @SuppressWarnings("FutureReturnValueIgnored") // that is the fault
  private long placeUnaudited(Order order) {
    long id = orders.insert(order);
    runAsync(() -> orders.audit(id, order), virtualThreads); // FINDING: LostFailure
    bestsellers.count(order);
    packer.add(order);
    return id;
  }

  /** Counts the order beside: whoever asks next, or closes the shop, may be faster. */
  @SuppressWarnings("FutureReturnValueIgnored") // that is the fault
  private long placeUncounted(Order order) {
    long id = orders.insertAudited(order);
    runAsync(() -> bestsellers.count(order)); // FINDING: ForgottenFuture
    packer.add(order);
    return id;
  }

  /** Leaves the packing to one whom nothing stops, not even the end of the shop. */
  private long placeUnstoppable(Order order) {
    long id = orders.insertAudited(order);
    bestsellers.count(order);
    deafPacker.add(order);
    return id;
  }

  private void packed(RoutingContext request) {
    request.json(new JsonObject().put("pieces", packer.pieces() + deafPacker.pieces()));
  }

  private static void reply(RoutingContext request, long id) {
    LOG.debug("Order {} placed", id);
    request.response().setStatusCode(201).putHeader("Location", "/orders/" + id);
    request.json(new JsonObject().put("id", id));
  }
}
