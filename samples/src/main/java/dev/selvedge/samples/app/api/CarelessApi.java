package dev.selvedge.samples.app.api;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The web API of a shop whose customers wait for mails that nobody sends: the job fails, and its
 * future, which knows, is dropped. {@link Api} has it told.
 */
public final class CarelessApi implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Shop shop;
  private final WebServer server;

  private CarelessApi(Shop shop) {
    this.shop = shop;
    this.server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .routing(routing -> routing.post("/orders/{product}", this::order))
            .build()
            .start();
  }

  /** Starts it on a free port. */
  public static CarelessApi start(Shop shop) {
    return new CarelessApi(shop);
  }

  /** Where it listens. */
  public int port() {
    return server.port();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // that is the flaw
  private void order(ServerRequest request, ServerResponse response) {
    String product = request.path().pathParameters().get("product");
    threads.submit(() -> confirm(product)); // FINDING: LostFailure
    response.status(202).send();
  }

  private Void confirm(String product) throws Exception {
    return ScopedValue.where(RequestContext.CURRENT, new RequestContext("order of " + product))
        .<Void, Exception>call(
            () -> {
              shop.confirm(product);
              return null;
            });
  }

  @Override
  public void close() {
    server.stop();
    threads.close();
  }
}
