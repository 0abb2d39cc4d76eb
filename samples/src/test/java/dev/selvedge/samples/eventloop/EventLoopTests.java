package dev.selvedge.samples.eventloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.samples.support.InterruptedStart;
import dev.selvedge.samples.support.Twin;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One thread serves all clients, unless one of them has it wait. */
@Guarded
@Timeout(60)
class EventLoopTests {
  /** As many megabytes as no buffer takes. */
  private static final int MANY = 60;

  private static Vertx vertx;
  private static HttpClient client;

  @TempDir static Path folder;
  private static Path menu;
  private static LoopServer server;
  private static StallingLoopServer stalling;

  @BeforeAll
  static void open() throws Exception {
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    client = HttpClient.newHttpClient();
    menu = Files.writeString(folder.resolve("menu.txt"), "soup");
    server = new LoopServer(menu);
    stalling = new StallingLoopServer(menu);
    vertx.deployVerticle(server).await(20, TimeUnit.SECONDS);
    vertx.deployVerticle(stalling).await(20, TimeUnit.SECONDS);
  }

  @AfterAll
  static void close() throws Exception {
    client.close();
    vertx.close().await(20, TimeUnit.SECONDS);
  }

  @Test
  void theFileIsServed() throws Exception {
    assertThat(get(server.port()).body()).isEqualTo("soup");
  }

  @Test
  void aFileThatIsNotThereIsSaid() throws Exception {
    LoopServer broken = new LoopServer(folder.resolve("none.txt"));
    String id = vertx.deployVerticle(broken).await(20, TimeUnit.SECONDS);

    HttpResponse<String> answer = get(broken.port());

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("The menu cannot be read\n");
    vertx.undeploy(id).await(20, TimeUnit.SECONDS);
  }

  @Test
  void oneLoopOfNettyServesManyConnections() throws Exception {
    try (NettyEchoServer echo = NettyEchoServer.start()) {
      List<Socket> sockets = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        sockets.add(connect(echo));
      }
      // All connections are open, none has been served to its end.
      for (int i = sockets.size() - 1; i >= 0; i--) {
        try (Socket socket = sockets.get(i)) {
          assertThat(ask(socket, "line " + i)).isEqualTo("line " + i);
        }
      }
    }
  }

  @Test
  void itHasOneThread() throws Exception {
    Set<Thread> before = loops();
    try (NettyEchoServer echo = NettyEchoServer.start()) {
      for (int i = 0; i < 5; i++) {
        try (Socket socket = connect(echo)) {
          assertThat(ask(socket, "line")).isEqualTo("line");
        }
      }
      Set<Thread> own = loops();
      own.removeAll(before);
      assertThat(own).hasSize(1);
    }
    await().until(() -> before.containsAll(loops()));
  }

  /** The loops of Netty that are alive. */
  private static Set<Thread> loops() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("multiThreadIoEventLoopGroup-"))
        .collect(Collectors.toSet());
  }

  @Test
  void aServerThatDoesNotStartLeavesNoLoop() throws Exception {
    Set<Thread> before = loops();

    InterruptedStart.assertFailsOrIsThere(NettyEchoServer::start, InterruptedException.class);

    await().until(() -> before.containsAll(loops()));
  }

  @Test
  void aLineThatIsTooLongEndsTheConnection() throws Exception {
    try (NettyEchoServer echo = NettyEchoServer.start();
        Socket socket = connect(echo)) {
      assertThat(ask(socket, "x".repeat(1000))).hasSize(1000);
      assertThat(ask(socket, "x".repeat(1001))).isNull();
    }
  }

  /** What it cannot send it would have to keep. */
  @Test
  void fromWhoDoesNotReadNothingIsRead() throws Exception {
    byte[] lines = ("x".repeat(999) + "\n").repeat(1000).getBytes(StandardCharsets.UTF_8);
    try (NettyEchoServer echo = NettyEchoServer.start();
        Socket socket = connect(echo)) {
      AtomicInteger sent = new AtomicInteger();
      Thread sender = Thread.ofVirtual().start(() -> send(socket, lines, sent));
      AtomicInteger before = new AtomicInteger(-1);
      await()
          .atMost(Duration.ofSeconds(20))
          .during(Duration.ofSeconds(1))
          .until(sent::get, count -> before.getAndSet(count) == count);

      assertThat(sent).hasValueLessThan(MANY);

      InputStream in = socket.getInputStream();
      for (int i = 0; i < MANY; i++) {
        assertThat(in.readNBytes(lines.length)).isEqualTo(lines);
      }
      sender.join();
    }
  }

  private static void send(Socket socket, byte[] lines, AtomicInteger sent) {
    try {
      for (int i = 0; i < MANY; i++) {
        socket.getOutputStream().write(lines);
        sent.incrementAndGet();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Socket connect(NettyEchoServer echo) throws IOException {
    Socket socket = new Socket(echo.address().getAddress(), echo.address().getPort());
    // No time-out of JUnit ends a read of a socket.
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static String ask(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    return in.readLine();
  }

  @Test
  void aFileThatIsReadOnTheLoopIsFound() throws Exception {
    Recording recording =
        Selvedge.record(() -> assertThat(get(stalling.port()).body()).isEqualTo("soup"));

    Twin.assertFound(recording, StallingLoopServer.class);
  }

  private static HttpResponse<String> get(int port) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + port);
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }
}
