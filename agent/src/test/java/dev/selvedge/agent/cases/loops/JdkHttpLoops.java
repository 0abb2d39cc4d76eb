package dev.selvedge.agent.cases.loops;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;

/** The JDK's HTTP server without an executor, and the JDK's HTTP client, at work and idle. */
public final class JdkHttpLoops {

  public static void main(String[] args) throws Exception {
    InetAddress host = InetAddress.getLoopbackAddress();
    HttpServer server = HttpServer.create(new InetSocketAddress(host, 0), 0);
    server.createContext(
        "/",
        exchange -> {
          sleep();
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write(new byte[] {'o', 'k'});
          exchange.close();
        });
    server.start();
    HttpClient client = HttpClient.newHttpClient();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    HttpRequest request = HttpRequest.newBuilder(address).build();
    for (int i = 0; i < 3; i++) {
      client.sendAsync(request, BodyHandlers.ofString()).thenApply(answer -> answer.body()).get();
    }
    TimeUnit.MILLISECONDS.sleep(300);
    server.stop(0);
  }

  private static void sleep() throws IOException {
    try {
      Thread.sleep(5); // FINDING: BlockedEventLoop
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
