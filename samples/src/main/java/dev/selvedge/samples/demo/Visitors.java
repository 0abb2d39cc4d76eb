package dev.selvedge.samples.demo;

import static dev.selvedge.samples.demo.Visit.get;
import static dev.selvedge.samples.demo.Visit.post;

import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The clients of the shop, who visit all of its handlers, many at a time. */
final class Visitors {
  private static final int ROUNDS = 5;

  /** Longer than what the audit has room for. */
  private static final String UNHEARD_OF = "silver needles, hand-picked at full moon";

  private static final List<Visit> VISITS =
      List.of(
          get("/customers/1", 200, "Ada Lovelace"),
          get("/customers/99", 404, "no such customer"),
          get("/customers/ada", 400, "not a customer number"),
          get("/terms", 200, "Terms and conditions"),
          get("/prices/assam", 200, "3.80"),
          get("/prices/coffee", 404, "no such product"),
          post("/orders", order("assam"), 201, "id"),
          post("/orders", "{\"customer\":1}", 400, "an order has"),
          post("/orders", order(UNHEARD_OF), 400, "the order cannot be audited"),
          get("/bestsellers", 200, "["),
          get("/blocking/customers/2", 200, "Grace Hopper"),
          get("/blocking/terms", 200, "Terms and conditions"),
          get("/blocking/prices/matcha", 200, "9.90"),
          post("/unaudited/orders", order(UNHEARD_OF), 201, "id"),
          post("/uncounted/orders", order("matcha"), 201, "id"),
          post("/unstoppable/orders", order("sencha"), 201, "id"),
          get("/packed", 200, "pieces"));

  /** Lists for which the supplier has to think often, when the others are served; once will do. */
  private static final List<Visit> LONG_VISITS =
      List.of(
          post("/quotes", lots(400), 200, "9.90"),
          post("/gated/quotes", lots(400), 200, "9.90"),
          post("/unbounded/quotes", lots(400), 200, "9.90"),
          post("/quotes", "{}", 400, "not a list"));

  private Visitors() {}

  private static String lots(int number) {
    List<String> skus = List.of("assam", "darjeeling", "matcha", "sencha");
    return new JsonArray(
            IntStream.range(0, number).mapToObj(lot -> skus.get(lot % skus.size())).toList())
        .encode();
  }

  private static String order(String sku) {
    return "{\"customer\":1,\"sku\":\"%s\",\"quantity\":2}".formatted(sku);
  }

  /**
   * Sends all requests at once, several times over, then the long ones, and checks the answers.
   *
   * @return how many were sent
   * @throws IOException if an answer is not what it should be
   */
  static int visit(URI shop) throws IOException, InterruptedException {
    List<Callable<Void>> visits = new ArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient();
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < ROUNDS; round++) {
        VISITS.forEach(visit -> visits.add(sending(visit, client, shop)));
      }
      sendAll(visits, executor);
      List<Callable<Void>> longVisits =
          LONG_VISITS.stream().map(visit -> sending(visit, client, shop)).toList();
      sendAll(longVisits, executor);
      return visits.size() + longVisits.size();
    } catch (ExecutionException e) {
      throw new IOException("A visit failed: " + e.getCause(), e);
    }
  }

  private static void sendAll(List<Callable<Void>> visits, ExecutorService executor)
      throws InterruptedException, ExecutionException {
    for (Future<Void> sent : executor.invokeAll(visits)) {
      sent.get();
    }
  }

  private static Callable<Void> sending(Visit visit, HttpClient client, URI shop) {
    return () -> {
      visit.send(client, shop);
      return null;
    };
  }
}
