package dev.selvedge.samples.app.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.selvedge.CancellationSweep;
import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.assertj.SelvedgeAssertions;
import dev.selvedge.samples.support.InterruptedStart;
import dev.selvedge.samples.support.Stopwatch;
import dev.selvedge.samples.support.Twin;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one says all hear, except those who do not listen; and nobody waits for those. */
@Guarded
@Timeout(60)
class ChatTests extends ChatFixture {
  private static final String LONG_SPEECH = "blah ".repeat(10_000);

  /** How much later than without a slow member a message may be there. */
  private static final Duration BOUND = Duration.ofSeconds(5);

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
  void whoNeverComesToAnEndIsPutOut(Kind kind) throws Exception {
    Running server = start(kind);
    ChatClient endless = join(server.port());
    awaitMembers(server.members(), 1);

    endless.say("blah ".repeat(30_000));

    awaitMembers(server.members(), 0);
  }

  @Test
  void whoWasPutOutForALongMessageIsNotHeardAnyMore() throws Exception {
    Running server = start(Kind.VIRTUAL_THREADS);
    ChatClient endless = joinAndSleep(server.port());
    ChatClient other = join(server.port());
    awaitMembers(server.members(), 2);

    endless.say("blah ".repeat(30_000));
    awaitMembers(server.members(), 1);
    // He has not read yet that he is out.
    endless.say("and another thing");
    endless.leave();
    other.say("at last");

    assertThat(other.hear()).isEqualTo("at last");
  }

  /** From joining to the end; Helidon starts before. */
  @Nested
  class WhereverItIsCancelled {
    private ChatServer server;

    @BeforeEach
    void start() {
      server = ChatServer.start();
    }

    @CancellationSweep
    void nothingIsLeft() throws Exception {
      int port = server.port();
      try (ChatServer _ = server;
          ChatClient ada = ChatClient.join(client, port);
          ChatClient bob = ChatClient.join(client, port)) {
        awaitMembers(server::members, 2);
        ada.say("hello");
        assertThat(bob.hear()).isEqualTo("hello");
        ada.leave();
      } finally {
        assertThat(server.members()).isZero();
        assertThat(listens(port)).isFalse();
      }
    }
  }

  @Test
  void nothingIsLeftOfOneThatCouldNotStart() throws Exception {
    Recording recording =
        Selvedge.record(
            () ->
                InterruptedStart.assertFailsOrIsThere(
                    ChatServer::start, IllegalStateException.class));

    SelvedgeAssertions.assertThat(recording).hasNoFindings();
  }

  private static boolean listens(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (ConnectException e) {
      return false;
    }
  }

  @Test
  void whoGivesUpJoiningIsNotLetInLater() throws Exception {
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<ChatClient> joining =
          callers.submit(() -> ChatClient.join(client, door.getLocalPort()));
      try (Socket socket = door.accept()) {
        Scanner request = new Scanner(socket.getInputStream(), StandardCharsets.ISO_8859_1);
        String key = request.findWithinHorizon("(?i)Sec-WebSocket-Key: (\\S+)\r\n", 0);
        assertThat(key).isNotNull();
        joining.cancel(true);
        callers.shutdown();
        assertThat(callers.awaitTermination(20, TimeUnit.SECONDS)).isTrue();

        socket.getOutputStream().write(accepting(request.match().group(1)));
        socket.setSoTimeout(30_000);

        // He is gone, without a word.
        assertThat(request.findWithinHorizon("(?s)\\z", 0)).isEmpty();
      }
    }
  }

  private static byte[] accepting(String key) throws NoSuchAlgorithmException {
    byte[] hash =
        MessageDigest.getInstance("SHA-1")
            .digest(
                (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
    String answer =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + Base64.getEncoder().encodeToString(hash)
            + "\r\n\r\n";
    return answer.getBytes(StandardCharsets.US_ASCII);
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
