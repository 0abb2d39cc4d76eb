package dev.selvedge.agent.cases.loops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The JDK's HTTP server with an executor, whose threads may block, and the JDK's HTTP client: its
 * executor's threads may block, its selector manager, which gives that executor its tasks, may not.
 */
public final class JdkHttpThreads {

  public static void main(String[] args) throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(2);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(workers);
    server.createContext("/", JdkHttpThreads::handle);
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    HttpRequest request = HttpRequest.newBuilder(address).build();
    HttpClient client = HttpClient.newHttpClient();
    answer(client, request)
        .thenAcceptAsync(JdkHttpThreads::sleepElsewhere)
        .get(20, TimeUnit.SECONDS);
    answer(client, request).thenAccept(JdkHttpThreads::sleepElsewhere).get(20, TimeUnit.SECONDS);
    HttpClient careless =
        HttpClient.newBuilder().executor(task -> giveSlowly(workers, task)).build();
    answer(careless, request).get(20, TimeUnit.SECONDS);
    TimeUnit.MILLISECONDS.sleep(300);
    server.stop(0);
    workers.shutdown();
  }

  private static CompletableFuture<String> answer(HttpClient client, HttpRequest request) {
    return client.sendAsync(request, BodyHandlers.ofString()).thenApply(answer -> answer.body());
  }

  private static void handle(HttpExchange exchange) throws IOException {
    sleepElsewhere("");
    exchange.sendResponseHeaders(200, 2);
    exchange.getResponseBody().write(new byte[] {'o', 'k'});
    exchange.close();
  }

  private static void sleepElsewhere(String answer) {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An executor that makes whoever gives it something wait: here the selector manager. */
  private static void giveSlowly(ExecutorService workers, Runnable task) {
    if (Thread.currentThread().getName().endsWith("SelectorManager")) {
      sleepOnSelector();
    }
    workers.execute(task);
  }

  private static void sleepOnSelector() {
    try {
      Thread.sleep(5); // FINDING: BlockedEventLoop
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
