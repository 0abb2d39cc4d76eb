package dev.selvedge.samples.shop;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Customers, looked up in the database: once on the event loop, once where it may take its time.
 */
final class CustomerRoutes {
  private static final String BY_ID = "select id, name, email from customer where id = ?";

  private final Vertx vertx;
  private final JdbcClient jdbc;

  CustomerRoutes(Vertx vertx, JdbcClient jdbc) {
    this.vertx = vertx;
    this.jdbc = jdbc;
  }

  void addTo(Router router) {
    router.get("/customers/:id").handler(this::find);
    router.get("/blocking/customers/:id").handler(this::findBlocking);
  }

  /** Queries on a worker thread; the answer is written back on the event loop. */
  void find(RoutingContext request) {
    long id = id(request);
    vertx
        .executeBlocking(() -> jdbc.sql(BY_ID).param(id).query(Customer.class).optional())
        .onSuccess(customer -> reply(request, customer))
        .onFailure(request::fail);
  }

  /** Queries on the event loop: until the database answers, the loop serves nobody else. */
  void findBlocking(RoutingContext request) {
    long id = id(request);
    var customer =
        jdbc.sql(BY_ID).param(id).query(Customer.class).optional(); // FINDING: BlockedEventLoop
    reply(request, customer);
  }

  private static long id(RoutingContext request) {
    String id = request.pathParam("id");
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException e) {
      throw RequestFailure.badRequest("not a customer number: " + id);
    }
  }

  private static void reply(RoutingContext request, Optional<Customer> customer) {
    customer.ifPresentOrElse(
        found -> request.json(found.toJson()),
        () -> request.fail(RequestFailure.notFound("no such customer")));
  }
}
