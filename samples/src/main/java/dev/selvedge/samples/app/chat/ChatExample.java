package dev.selvedge.samples.app.chat;

import dev.selvedge.samples.support.Stopwatch;
import io.vertx.core.Vertx;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Shows {@link ChatServer} and {@link LoopChat}: run it, and read. */
public final class ChatExample {
  private static final Logger HELIDON = Logger.getLogger("io.helidon");

  private ChatExample() {}

  /** Has two talk in each, and a third sleep. */
  public static void main(String[] args) throws Exception {
    HELIDON.setLevel(Level.WARNING);
    Vertx vertx = Vertx.vertx();
    try (HttpClient client = HttpClient.newHttpClient()) {
      System.out.println("on virtual threads:");
      try (ChatServer server = ChatServer.start()) {
        talk(client, server.port(), server::members);
      }
      System.out.println("on an event loop:");
      LoopChat chat = new LoopChat();
      String id = vertx.deployVerticle(chat).await(20, TimeUnit.SECONDS);
      talk(client, chat.port(), chat::members);
      vertx.undeploy(id).await(20, TimeUnit.SECONDS);
    } finally {
      vertx.close().await(20, TimeUnit.SECONDS);
    }
  }

  private static void talk(HttpClient client, int port, IntSupplier members) throws Exception {
    try (ChatClient ada = ChatClient.join(client, port);
        ChatClient bob = ChatClient.join(client, port)) {
      ada.say("anybody there?");
      System.out.println("  Bob hears: " + bob.hear());
      try (ChatClient _ = ChatClient.joinAndSleep(client, port)) {
        String speech = "blah ".repeat(10_000);
        Duration slowest = Duration.ZERO;
        int speeches = 0;
        do {
          Stopwatch watch = Stopwatch.start();
          ada.say(speech);
          bob.hear();
          speeches++;
          slowest = slowest.compareTo(watch.elapsed()) < 0 ? watch.elapsed() : slowest;
        } while (members.getAsInt() > 2 && speeches < 2_000);
        System.out.printf(
            "  a third one sleeps, and is put out after %d speeches of 50 kB; the slowest of them"
                + " was heard after %d ms%n",
            speeches, slowest.toMillis());
      }
    }
  }
}
