package dev.selvedge.samples.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A web server on a free port of loopback that takes its time: {@code /200/tea} answers {@code tea}
 * after 200 ms, {@code /fail/tea} with the status 503 at once. It counts its callers.
 */
public final class SlowServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger now = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  private SlowServer(HttpServer server) {
    this.server = server;
  }

  /** Starts one. */
  public static SlowServer start() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    SlowServer slow = new SlowServer(HttpServer.create(address, 0));
    slow.server.setExecutor(slow.executor);
    slow.server.createContext("/", slow::answer);
    slow.server.start();
    return slow;
  }

  /** The address that answers this text after this time. */
  public URI slow(Duration delay, String text) {
    return uri(delay.toMillis() + "/" + text);
  }

  /** The address that answers that it cannot. */
  public URI failing(String text) {
    return uri("fail/" + text);
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + path);
  }

  /** How many calls there have been. */
  public int calls() {
    return calls.get();
  }

  /** How many calls there are at this moment. */
  public int callsNow() {
    return now.get();
  }

  /** How many calls there were at once, at most. */
  public int mostCallsAtOnce() {
    return most.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    calls.incrementAndGet();
    most.accumulateAndGet(now.incrementAndGet(), Math::max);
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().split("/", 3);
      boolean fails = path[1].equals("fail");
      if (!fails) {
        Thread.sleep(Long.parseLong(path[1]));
      }
      byte[] body = path[2].getBytes(StandardCharsets.UTF_8);
      // The caller can be the next one as soon as he has his answer.
      now.decrementAndGet();
      exchange.sendResponseHeaders(fails ? 503 : 200, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      now.decrementAndGet();
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it, and what it is at. */
  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
    executor.close();
  }
}
