package dev.selvedge.samples.eventloop;

import dev.selvedge.samples.support.Stopwatch;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Shows {@link LoopServer} and {@link NettyEchoServer}: run it, and read. */
public final class EventLoopExample {

  private EventLoopExample() {}

  /** Asks both for something. */
  public static void main(String[] args) throws Exception {
    askVertx();
    askNetty();
  }

  private static void askVertx() throws Exception {
    Path menu = Files.writeString(Files.createTempFile("menu", ".txt"), "soup, fish, cake");
    Vertx vertx = Vertx.vertx();
    try (HttpClient client = HttpClient.newHttpClient()) {
      LoopServer server = new LoopServer(menu);
      vertx.deployVerticle(server).await(20, TimeUnit.SECONDS);
      Stopwatch watch = Stopwatch.start();
      URI address = URI.create("http://127.0.0.1:" + server.port());
      var answer = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
      System.out.println("the event loop of Vert.x answers: " + answer.body() + watch);
    } finally {
      vertx.close().await(20, TimeUnit.SECONDS);
      Files.delete(menu);
    }
  }

  private static void askNetty() throws Exception {
    try (NettyEchoServer server = NettyEchoServer.start();
        Socket socket = new Socket(server.address().getAddress(), server.address().getPort());
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      socket.getOutputStream().write("anybody there?\n".getBytes(StandardCharsets.UTF_8));
      System.out.println("the event loop of Netty answers: " + in.readLine());
    }
  }
}
