package dev.selvedge.agent.cases.fanout;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.selvedge.agent.cases.support.Cases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** What is a fan-out with the agent alone: that of one request, and not that of a whole server. */
public final class Requests {

  private Requests() {}

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("a request that makes too many calls", () -> serve(1, Requests::tooMany))
        .run("a request that bounds its calls", () -> serve(1, Requests::bounded))
        .run("many requests", () -> serve(Fork.MANY, Requests::one))
        .run("the main thread", Requests::inMain)
        .end();
  }

  private static void serve(int requests, Answer answer) throws Exception {
    CountDownLatch come = new CountDownLatch(requests);
    ExecutorService threads = Executors.newCachedThreadPool();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    server.setExecutor(threads);
    try (SlowServer backend = new SlowServer(1);
        SlowServer slowBackend = new SlowServer(Fork.MANY)) {
      server.createContext(
          "/",
          exchange -> {
            Fork.meet(come);
            answer.answer(backend, slowBackend);
            end(exchange);
          });
      server.start();
      URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      List<CompletableFuture<?>> all = new ArrayList<>();
      for (int i = 0; i < requests; i++) {
        all.add(backend.client.sendAsync(HttpRequest.newBuilder(uri).build(), SlowServer.DISCARD));
      }
      CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).join();
    }
    server.stop(0);
    Fork.close(threads);
  }

  private static void end(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private static void tooMany(SlowServer backend, SlowServer slowBackend) {
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (int i = 0; i < Fork.MANY; i++) {
      all.add(
          slowBackend.client.sendAsync( // FINDING: UnboundedFanOut
              slowBackend.request(), SlowServer.DISCARD));
    }
    CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).join();
  }

  private static void bounded(SlowServer backend, SlowServer slowBackend) {
    Semaphore permits = new Semaphore(Fork.LIMIT);
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (int i = 0; i < Fork.MANY; i++) {
      permits.acquireUninterruptibly();
      all.add(
          backend
              .client
              .sendAsync(backend.request(), SlowServer.DISCARD)
              .whenComplete((response, failure) -> permits.release()));
    }
    CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).join();
  }

  private static void one(SlowServer backend, SlowServer slowBackend) {
    backend.client.sendAsync(backend.request(), SlowServer.DISCARD).join();
  }

  /** The main thread may be anything, a server's too. */
  private static void inMain() throws Exception {
    CountDownLatch all = new CountDownLatch(Fork.MANY);
    ExecutorService pool = Executors.newCachedThreadPool();
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < Fork.MANY; i++) {
      futures.add(pool.submit(() -> Fork.meet(all)));
    }
    TooMany.awaitAll(futures);
    Fork.close(pool);
  }

  /** How a request is answered. */
  private interface Answer {
    void answer(SlowServer backend, SlowServer slowBackend);
  }
}
