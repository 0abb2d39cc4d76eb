package dev.selvedge.agent.cases.fanout;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A program whose requests make tasks of their own, one of them without a bound. */
public final class Requests {

  private static final int MANY = 300;

  private static final ExecutorService POOL = Executors.newCachedThreadPool();
  private static final ExecutorService FIXED = Executors.newFixedThreadPool(16);
  private static final ExecutorService HANDLERS = Executors.newFixedThreadPool(2);

  private Requests() {}

  public static void main(String[] args) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/wide", Requests::wide);
    server.createContext("/bounded", Requests::bounded);
    server.setExecutor(HANDLERS);
    server.start();
    HttpClient client = HttpClient.newHttpClient();
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    for (String path : List.of("/wide", "/bounded")) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).build();
      client.send(request, BodyHandlers.discarding());
    }
    server.stop(0);
    ofMain();
    Bounds.close(POOL);
    Bounds.close(FIXED);
    Bounds.close(HANDLERS);
  }

  private static void wide(HttpExchange exchange) throws IOException {
    Together together = new Together(MANY);
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      futures.add(POOL.submit(together::meet)); // FINDING: UnboundedFanOut
    }
    answer(exchange, futures);
  }

  private static void bounded(HttpExchange exchange) throws IOException {
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      futures.add(FIXED.submit(() -> i(exchange)));
    }
    answer(exchange, futures);
  }

  private static int i(HttpExchange exchange) {
    return exchange.hashCode();
  }

  private static void answer(HttpExchange exchange, List<Future<?>> futures) throws IOException {
    try {
      for (Future<?> each : futures) {
        each.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IOException(e);
    }
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  /** What the whole program makes is what it is for. */
  private static void ofMain() throws Exception {
    Together together = new Together(MANY);
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      futures.add(POOL.submit(together::meet));
    }
    for (Future<?> each : futures) {
      each.get();
    }
  }
}
