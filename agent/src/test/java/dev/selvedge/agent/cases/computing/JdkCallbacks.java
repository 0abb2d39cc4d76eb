package dev.selvedge.agent.cases.computing;

import static dev.selvedge.agent.cases.computing.Computing.CPU;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import javax.swing.SwingUtilities;

/** The JDK's own loops: the dispatcher of its HTTP server, and Swing's. */
public final class JdkCallbacks {

  public static void main(String[] args) throws Exception {
    SwingUtilities.invokeAndWait(JdkCallbacks::event);
    for (int i = 0; i < 100; i++) {
      SwingUtilities.invokeLater(Computing::aLittle);
    }
    SwingUtilities.invokeAndWait(Computing::aLittle);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", JdkCallbacks::serve);
    server.start();
    URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    server.stop(0);
  }

  private static void event() {
    long end = Computing.in(400);
    while (CPU.getCurrentThreadCpuTime() < end) {} // FINDING: SlowEventLoopCallback
  }

  private static void serve(HttpExchange exchange) throws IOException {
    long end = Computing.in(400);
    while (CPU.getCurrentThreadCpuTime() < end) {} // FINDING: SlowEventLoopCallback
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }
}
