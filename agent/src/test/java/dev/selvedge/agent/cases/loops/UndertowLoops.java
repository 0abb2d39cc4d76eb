package dev.selvedge.agent.cases.loops;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Undertow, on XNIO: its I/O threads are event loops, its workers are not. */
public final class UndertowLoops {

  public static void main(String[] args) throws Exception {
    Undertow server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setIoThreads(2)
            .setWorkerThreads(2)
            .setHandler(UndertowLoops::handle)
            .build();
    server.start();
    int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    for (String path : new String[] {"/loop", "/worker", "/loop", "/later"}) {
      URLConnection request = new URI("http://127.0.0.1:" + port + path).toURL().openConnection();
      String answer = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!answer.equals("done")) {
        throw new IllegalStateException(answer);
      }
    }
    TimeUnit.MILLISECONDS.sleep(300);
    server.stop();
  }

  private static void handle(HttpServerExchange exchange) throws Exception {
    switch (exchange.getRequestPath()) {
      case "/loop" -> {
        Thread.sleep(5); // FINDING: BlockedEventLoop
        exchange.getResponseSender().send("done");
      }
      case "/worker" -> exchange.dispatch(UndertowLoops::work);
      default ->
          exchange.dispatch(
              exchange.getIoThread(),
              () ->
                  exchange
                      .getIoThread()
                      .executeAfter(() -> later(exchange), 5, TimeUnit.MILLISECONDS));
    }
  }

  /** On a worker, where it may block, with streams too. */
  private static void work(HttpServerExchange exchange) throws Exception {
    Thread.sleep(5);
    exchange.startBlocking();
    exchange.getOutputStream().write("done".getBytes(StandardCharsets.UTF_8));
    exchange.endExchange();
  }

  private static void later(HttpServerExchange exchange) {
    try {
      Thread.sleep(5); // FINDING: BlockedEventLoop
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    exchange.getResponseSender().send("done");
  }
}
