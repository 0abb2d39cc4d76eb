package dev.selvedge.agent.cases.fanout;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** A server that answers when so many requests have come, and a client for it. */
final class SlowServer implements AutoCloseable {

  static final HttpResponse.BodyHandler<Void> DISCARD = HttpResponse.BodyHandlers.discarding();

  final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final HttpServer server;
  private final int together;
  private final List<HttpExchange> waiting = new ArrayList<>();

  /**
   * A server on a port of its own.
   *
   * @param together how many requests are answered at once
   */
  SlowServer(int together) throws IOException {
    this.together = together;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    server.createContext("/", this::come);
    server.start();
  }

  HttpRequest request() {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
        .build();
  }

  /** Runs on the server's only thread. */
  private void come(HttpExchange exchange) throws IOException {
    waiting.add(exchange);
    if (waiting.size() >= together) {
      for (HttpExchange each : waiting) {
        each.sendResponseHeaders(204, -1);
        each.close();
      }
      waiting.clear();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
