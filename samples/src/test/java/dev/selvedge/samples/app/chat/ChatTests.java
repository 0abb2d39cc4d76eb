package dev.selvedge.samples.app.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.samples.support.Stopwatch;
import dev.selvedge.samples.support.Twin;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one says all hear, except those who do not listen; and nobody waits for those. */
@Guarded
@Timeout(60)
class ChatTests {
  private static final String LONG_SPEECH = "blah ".repeat(10_000);

  /** How much later than without a slow member a message may be there. */
  private static final Duration BOUND = Duration.ofSeconds(5);

  private static Vertx vertx;
  private static HttpClient client;

  private final List<AutoCloseable> open = new ArrayList<>();

  /** The servers. */
  enum Kind {
    VIRTUAL_THREADS,
    EVENT_LOOP
  }

  /** A server that is running. */
  private record Running(int port, IntSupplier members, AutoCloseable end) {}

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

  private Running start(Kind kind) throws Exception {
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

  private ChatClient join(int port) throws Exception {
    ChatClient member = ChatClient.join(client, port);
    open.add(member);
    return member;
  }

  private ChatClient joinAndSleep(int port) throws Exception {
    ChatClient member = ChatClient.joinAndSleep(client, port);
    open.add(member);
    return member;
  }

  private static void awaitMembers(IntSupplier members, int count) {
    await().atMost(Duration.ofSeconds(30)).until(() -> members.getAsInt() == count);
  }

  @ParameterizedTest
  @EnumSource
  void whatOneSaysAllHear(Kind kind) throws Exception {
    Running server = start(kind);
    List<ChatClient> members =
        List.of(join(server.port()), join(server.port()), join(server.port()));
    awaitMembers(server.members(), 3);

    members.get(0).say("hello");

    for (ChatClient member : members) {
      assertThat(member.hear()).isEqualTo("hello");
    }
  }

  @ParameterizedTest
  @EnumSource
  void itIsHeardInTheOrderInWhichItIsSaid(Kind kind) throws Exception {
    Running server = start(kind);
    ChatClient member = join(server.port());
    ChatClient other = join(server.port());
    awaitMembers(server.members(), 2);

    for (int i = 0; i < 40; i++) {
      member.say("line " + i);
    }

    for (int i = 0; i < 40; i++) {
      assertThat(other.hear()).isEqualTo("line " + i);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoLeavesIsNotWrittenToAnyMore(Kind kind) throws Exception {
    Running server = start(kind);
    ChatClient polite = join(server.port());
    ChatClient gone = join(server.port());
    ChatClient stays = join(server.port());
    awaitMembers(server.members(), 3);

    polite.leave();
    awaitMembers(server.members(), 2);
    gone.close();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              stays.say("anybody there?");
              assertThat(stays.hear()).isEqualTo("anybody there?");
              return server.members().getAsInt() == 1;
            });
  }

  @ParameterizedTest
  @EnumSource
  void aSlowMemberHoldsUpNobodyAndIsPutOut(Kind kind) throws Exception {
    Running server = start(kind);
    ChatClient speaker = join(server.port());
    ChatClient listener = join(server.port());
    joinAndSleep(server.port());
    awaitMembers(server.members(), 3);

    Duration slowest = Duration.ZERO;
    for (int i = 0; i < 2_000 && server.members().getAsInt() == 3; i++) {
      Stopwatch watch = Stopwatch.start();
      speaker.say(LONG_SPEECH);
      assertThat(listener.hear()).isEqualTo(LONG_SPEECH);
      assertThat(speaker.hear()).isEqualTo(LONG_SPEECH);
      slowest = slowest.compareTo(watch.elapsed()) < 0 ? watch.elapsed() : slowest;
    }

    assertThat(server.members().getAsInt()).isEqualTo(2);
    assertThat(slowest).isLessThan(BOUND);
    speaker.say("still here");
    assertThat(listener.hear()).isEqualTo("still here");
  }

  @ParameterizedTest
  @EnumSource
  void allAreToldThatItEnds(Kind kind) throws Exception {
    Running server = start(kind);
    ChatClient member = join(server.port());
    ChatClient other = join(server.port());
    awaitMembers(server.members(), 2);
    member.say("the last word");
    assertThat(member.hear()).isEqualTo("the last word");

    server.end().close();

    assertThat(other.hear()).isEqualTo("the last word");
    assertThat(member.closed()).isEqualTo(1001);
    assertThat(other.closed()).isEqualTo(1001);
    awaitMembers(server.members(), 0);
  }

  @ParameterizedTest
  @EnumSource
  void itEndsThoughAMemberSleeps(Kind kind) throws Exception {
    Running server = start(kind);
    joinAndSleep(server.port());
    awaitMembers(server.members(), 1);
    Stopwatch watch = Stopwatch.start();

    server.end().close();

    assertThat(watch.elapsed()).isLessThan(Duration.ofSeconds(20));
  }

  @ParameterizedTest
  @EnumSource
  void whoNeverComesToAnEndIsPutOut(Kind kind) throws Exception {
    Running server = start(kind);
    ChatClient endless = join(server.port());
    awaitMembers(server.members(), 1);

    endless.say("blah ".repeat(30_000));

    awaitMembers(server.members(), 0);
  }

  @Test
  void aLoopThatWaitsForASlowMemberIsFound() throws Exception {
    WaitingChat chat = new WaitingChat();
    String id = vertx.deployVerticle(chat).await(20, TimeUnit.SECONDS);
    open.add(() -> vertx.undeploy(id).await(20, TimeUnit.SECONDS));
    ChatClient speaker = join(chat.port());
    joinAndSleep(chat.port());
    awaitMembers(chat::members, 2);

    Recording recording =
        Selvedge.record(
            () -> {
              for (int i = 0; i < 2_000 && chat.members() == 2; i++) {
                speaker.say(LONG_SPEECH);
                assertThat(speaker.hear()).isEqualTo(LONG_SPEECH);
              }
            });

    Twin.assertFound(recording, WaitingChat.class);
    assertThat(chat.members()).isEqualTo(1);
  }
}
