package dev.selvedge.samples.app.api;

import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Stopwatch;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Shows {@link Api} and {@link LoopApi}: run it, and read. */
public final class ApiExample {
  private static final Logger HELIDON = Logger.getLogger("io.helidon");

  private ApiExample() {}

  /** Asks both for a page, and orders. */
  public static void main(String[] args) throws Exception {
    HELIDON.setLevel(Level.WARNING);
    Vertx vertx = Vertx.vertx();
    try (SlowServer services = SlowServer.start();
        HttpClient client = HttpClient.newHttpClient()) {
      Backends backends =
          new Backends(
              services.slow(Duration.ofMillis(300), "price-of-"),
              services.slow(Duration.ofMillis(200), "stock-of-"),
              services.slow(Duration.ofMillis(500), "mail-for-"));
      Duration limit = Duration.ofSeconds(2);
      Shop shop = new Shop(client, backends, limit);

      System.out.println("on virtual threads:");
      Stopwatch watch;
      try (Api api = Api.start(shop, jobs())) {
        visit(client, api.port());
        watch = Stopwatch.start();
      }
      System.out.println("  closed when the job was done" + watch);

      System.out.println("on an event loop:");
      LoopApi loop = new LoopApi(backends, limit, shop, jobs());
      String id = vertx.deployVerticle(loop).await(20, TimeUnit.SECONDS);
      visit(client, loop.port());
      watch = Stopwatch.start();
      vertx.undeploy(id).await(20, TimeUnit.SECONDS);
      System.out.println("  closed when the job was done" + watch);
      System.out.println("the services were called for the requests " + services.requestIds());
    } finally {
      vertx.close().await(20, TimeUnit.SECONDS);
    }
  }

  private static Jobs jobs() {
    return new Jobs(
        10,
        Duration.ofSeconds(5),
        (name, failure) -> System.out.println(name + " has failed: " + failure));
  }

  private static void visit(HttpClient client, int port) throws IOException, InterruptedException {
    Stopwatch watch = Stopwatch.start();
    HttpRequest.Builder page = HttpRequest.newBuilder(uri(port, "/products/tea"));
    System.out.println("  services of 300 and 200 ms: " + ask(client, page) + watch);
    watch = Stopwatch.start();
    HttpRequest.Builder order =
        HttpRequest.newBuilder(uri(port, "/orders/tea")).POST(BodyPublishers.noBody());
    System.out.println("  an order with a mail of 500 ms: " + ask(client, order) + watch);
  }

  private static URI uri(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static String ask(HttpClient client, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    var response =
        client.send(
            request.header(RequestContext.HEADER, "example").build(), BodyHandlers.ofString());
    return response.statusCode() + " " + response.body();
  }
}
