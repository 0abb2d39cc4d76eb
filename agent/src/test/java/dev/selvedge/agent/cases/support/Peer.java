package dev.selvedge.agent.cases.support;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** A server that answers one kind of request and never another one, with its client. */
public final class Peer {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final HttpServer SERVER = server();

  private Peer() {}

  /** Asks what is answered. */
  public static int answers() {
    return ask("answers");
  }

  /** Asks what is not. */
  public static int isSilent() {
    return ask("silence");
  }

  private static int ask(String what) {
    URI uri = URI.create("http://127.0.0.1:" + SERVER.getAddress().getPort() + "/" + what);
    try {
      return CLIENT
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static HttpServer server() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/answers",
          exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
          });
      server.createContext("/silence", exchange -> {});
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
