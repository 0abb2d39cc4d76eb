package dev.selvedge.agent.cases.blocking;

import com.sun.net.httpserver.HttpServer;
import dev.selvedge.agent.cases.support.Loop;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The HTTP clients of the JDK. */
public final class Http {

  public static void main(String[] args) throws Exception {
    InetAddress host = InetAddress.getLoopbackAddress();
    HttpServer server = HttpServer.create(new InetSocketAddress(host, 0), 0);
    server.createContext(
        "/",
        exchange -> {
          // Not before whoever asks has begun to wait for the answer.
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write(new byte[] {'o', 'k'});
          exchange.close();
        });
    server.setExecutor(task -> new Thread(task).start());
    server.start();
    try {
      Loop.run(args, () -> calls("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
    } finally {
      server.stop(0);
    }
  }

  private static void calls(String address) throws Exception {
    URL url = new URL(address);
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    connection.getResponseCode(); // FINDING: BlockedEventLoop
    url.openStream(); // FINDING: BlockedEventLoop
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    client.send(request, BodyHandlers.ofString()); // FINDING: BlockedEventLoop
    client.sendAsync(request, BodyHandlers.ofString()).join(); // FINDING: BlockedEventLoop
  }
}
