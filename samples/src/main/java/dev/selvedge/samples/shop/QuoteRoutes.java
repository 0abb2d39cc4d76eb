package dev.selvedge.samples.shop;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.util.concurrent.CompletableFuture.allOf;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.stream.Gatherers.mapConcurrent;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Quotes for a whole list of products, each asked of the supplier: twice no more at a time than the
 * supplier can bear, and once all at the same time, however long the list is.
 */
final class QuoteRoutes {
  private static final long MAX_BODY_BYTES = 65_536;
  private static final int AT_A_TIME = 100;

  private final Semaphore permits = new Semaphore(AT_A_TIME);
  private final Vertx vertx;
  private final QuoteClient supplier;
  private final Executor virtualThreads;
  private final Executor buyer;

  /**
   * Routes that ask a supplier.
   *
   * @param buyer the thread that sends the questions where all are sent at once
   */
  QuoteRoutes(Vertx vertx, QuoteClient supplier, Executor virtualThreads, Executor buyer) {
    this.vertx = vertx;
    this.supplier = supplier;
    this.virtualThreads = virtualThreads;
    this.buyer = buyer;
  }

  void addTo(Router router) {
    BodyHandler body = BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES);
    router.post("/quotes").handler(body).handler(request -> answer(request, this::quote));
    router
        .post("/gated/quotes")
        .handler(body)
        .handler(request -> answer(request, this::quoteGated));
    router
        .post("/unbounded/quotes")
        .handler(body)
        .handler(request -> answer(request, this::quoteUnbounded));
  }

  /** Gets the quotes on a virtual thread; the answer is written back on the event loop. */
  private void answer(RoutingContext request, UnaryOperator<List<String>> quoting) {
    List<String> skus = skus(request);
    reply(
        request,
        Future.fromCompletionStage(
            supplyAsync(() -> quoting.apply(skus), virtualThreads), vertx.getOrCreateContext()));
  }

  private static void reply(RoutingContext request, Future<List<String>> quotes) {
    quotes.onSuccess(prices -> request.json(new JsonArray(prices))).onFailure(request::fail);
  }

  /** A stream that has only so many of its elements on the way. */
  private List<String> quote(List<String> skus) {
    return skus.stream().gather(mapConcurrent(AT_A_TIME, supplier::quote)).toList();
  }

  /** A virtual thread for each of them, which costs little, and a permit before it asks. */
  private List<String> quoteGated(List<String> skus) {
    List<CompletableFuture<String>> quotes = new ArrayList<>();
    for (String sku : skus) {
      quotes.add(supplyAsync(() -> askWithPermit(sku), virtualThreads));
    }
    return all(quotes);
  }

  private String askWithPermit(String sku) {
    permits.acquireUninterruptibly();
    try {
      return supplier.quote(sku);
    } finally {
      permits.release();
    }
  }

  /** All at once: whoever sends the longest list decides what the supplier has to bear. */
  private List<String> quoteUnbounded(List<String> skus) {
    return all(supplyAsync(() -> askForAll(skus), buyer).join());
  }

  private List<CompletableFuture<String>> askForAll(List<String> skus) {
    List<CompletableFuture<String>> quotes = new ArrayList<>();
    for (String sku : skus) {
      HttpRequest question = supplier.request(sku);
      var answer = supplier.http().sendAsync(question, ofString()); // FINDING: UnboundedFanOut
      quotes.add(answer.thenApply(QuoteClient::price));
    }
    return quotes;
  }

  private static List<String> all(List<CompletableFuture<String>> quotes) {
    allOf(quotes.toArray(CompletableFuture[]::new)).join();
    return quotes.stream().map(CompletableFuture::join).toList();
  }

  private static List<String> skus(RoutingContext request) {
    List<String> skus = new ArrayList<>();
    for (Object each : array(request.body().asString())) {
      if (!(each instanceof String sku)) {
        throw notAList();
      }
      skus.add(sku);
    }
    return skus;
  }

  private static JsonArray array(@Nullable String body) {
    try {
      return new JsonArray(body == null ? "" : body);
    } catch (DecodeException e) {
      throw notAList();
    }
  }

  private static RequestFailure notAList() {
    return RequestFailure.badRequest("the body is not a list of products");
  }
}
