package dev.selvedge.samples.shop;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/** Prices, asked of the supplier, who is often too busy at first and has to be asked again. */
final class PriceRoutes {
  private static final int ATTEMPTS = 3;
  private static final long BACK_OFF_MILLIS = 50;

  private final Vertx vertx;
  private final Supplier supplier;

  PriceRoutes(Vertx vertx, Supplier supplier) {
    this.vertx = vertx;
    this.supplier = supplier;
  }

  void addTo(Router router) {
    router.get("/prices/:sku").handler(request -> reply(request, ask(sku(request), ATTEMPTS)));
    router
        .get("/blocking/prices/:sku")
        .handler(request -> reply(request, askBlocking(sku(request), ATTEMPTS)));
  }

  /** Backs off by a timer: the event loop goes on serving others. */
  private Future<String> ask(String sku, int attempts) {
    return supplier
        .price(sku)
        .recover(
            failure ->
                mayAskAgain(failure, attempts)
                    ? vertx.timer(BACK_OFF_MILLIS).compose(elapsed -> ask(sku, attempts - 1))
                    : Future.failedFuture(failure));
  }

  /** Backs off by sleeping, on the event loop, since that is where the answer arrives. */
  private Future<String> askBlocking(String sku, int attempts) {
    return supplier
        .price(sku)
        .recover(
            failure -> {
              if (!mayAskAgain(failure, attempts)) {
                return Future.failedFuture(failure);
              }
              backOff();
              return askBlocking(sku, attempts - 1);
            });
  }

  private static void backOff() {
    try {
      Thread.sleep(BACK_OFF_MILLIS); // FINDING: BlockedEventLoop
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean mayAskAgain(Throwable failure, int attempts) {
    return attempts > 1 && failure instanceof RequestFailure refused && refused.status() == 503;
  }

  private static String sku(RoutingContext request) {
    return Objects.requireNonNull(request.pathParam("sku"));
  }

  private static void reply(RoutingContext request, Future<String> price) {
    String sku = sku(request);
    price
        .onSuccess(amount -> request.json(new JsonObject().put("sku", sku).put("price", amount)))
        .onFailure(request::fail);
  }
}
