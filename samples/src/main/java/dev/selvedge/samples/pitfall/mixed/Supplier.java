package dev.selvedge.samples.pitfall.mixed;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A supplier on loopback who takes his time; an item costs as much as its name is long. */
final class Supplier implements AutoCloseable {
  static final long TAKES_MILLIS = 40;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  Supplier() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/prices/",
        exchange -> {
          try (exchange) {
            TimeUnit.MILLISECONDS.sleep(TAKES_MILLIS);
            String item = exchange.getRequestURI().getPath().substring("/prices/".length());
            byte[] price = String.valueOf(item.length()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, price.length);
            exchange.getResponseBody().write(price);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
