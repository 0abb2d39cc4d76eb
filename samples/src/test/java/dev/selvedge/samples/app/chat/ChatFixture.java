package dev.selvedge.samples.app.chat;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Servers and members, which are gone after the test. */
abstract class ChatFixture {
  static Vertx vertx;
  static HttpClient client;

  final List<AutoCloseable> open = new ArrayList<>();

  /** The servers. */
  enum Kind {
    VIRTUAL_THREADS,
    EVENT_LOOP
  }

  /** A server that is running. */
  record Running(int port, IntSupplier members, AutoCloseable end) {}

  @BeforeAll
  static void startClient() {
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stopClient() throws Exception {
    client.close();
    vertx.close().await(20, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  Running start(Kind kind) throws Exception {
    if (kind == Kind.VIRTUAL_THREADS) {
      ChatServer server = ChatServer.start();
      open.add(server);
      return new Running(server.port(), server::members, server);
    }
    LoopChat chat = new LoopChat();
    String id = vertx.deployVerticle(chat).await(20, TimeUnit.SECONDS);
    AutoCloseable end =
        () -> {
          if (vertx.deploymentIDs().contains(id)) {
            vertx.undeploy(id).await(20, TimeUnit.SECONDS);
          }
        };
    open.add(end);
    return new Running(chat.port(), chat::members, end);
  }

  ChatClient join(int port) throws Exception {
    ChatClient member = ChatClient.join(client, port);
    open.add(member);
    return member;
  }

  ChatClient joinAndSleep(int port) throws Exception {
    ChatClient member = ChatClient.joinAndSleep(client, port);
    open.add(member);
    return member;
  }

  static void awaitMembers(IntSupplier members, int count) {
    await().atMost(Duration.ofSeconds(30)).until(() -> members.getAsInt() == count);
  }
}
