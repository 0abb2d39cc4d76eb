package dev.selvedge.samples.app.chat;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A chat on an event loop, by Vert.x: what a member says is sent to all. Vert.x keeps what a member
 * has not yet read; a member of whom it keeps too much is put out.
 */
public final class LoopChat extends VerticleBase {
  private static final int MOST_BEHIND = 1_000_000;
  private static final int LONGEST_MESSAGE = 100_000;
  private static final int SEND_BUFFER = 64 * 1024;
  private static final int CLOSING_SECONDS = 1;
  private static final short ENDING = 1001;
  private static final short TRY_LATER = 1013;

  private final Set<ServerWebSocket> members = ConcurrentHashMap.newKeySet();
  private @Nullable HttpServer server;

  @Override
  public Future<?> start() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setMaxWebSocketMessageSize(LONGEST_MESSAGE)
            // Whoever does not answer a goodbye is cut off.
            .setWebSocketClosingTimeout(CLOSING_SECONDS);
    options.setSendBufferSize(SEND_BUFFER);
    server = vertx.createHttpServer(options).webSocketHandler(this::register);
    return server.listen(0, "127.0.0.1");
  }

  /** Where it listens, once it is deployed; 0 before. */
  public int port() {
    return server == null ? 0 : server.actualPort();
  }

  /** How many members there are. */
  public int members() {
    return members.size();
  }

  private void register(ServerWebSocket member) {
    member.setWriteQueueMaxSize(MOST_BEHIND);
    member.textMessageHandler(this::broadcast);
    member.closeHandler(_ -> members.remove(member));
    member.exceptionHandler(_ -> members.remove(member));
    members.add(member);
  }

  /** Waits for nobody: what cannot be written at once is kept, and written when it can be. */
  private void broadcast(String text) {
    members.forEach(member -> tell(member, text));
  }

  private void tell(ServerWebSocket member, String text) {
    if (member.isClosed()) {
      // He has said goodbye: to write to him throws, and the others would not be told.
      members.remove(member);
    } else if (member.writeQueueFull()) {
      members.remove(member);
      member.close(TRY_LATER, "too slow").onFailure(_ -> {});
    } else {
      member.writeTextMessage(text).onFailure(_ -> members.remove(member));
    }
  }

  /** Says goodbye to all behind what has been said, and ends. */
  @Override
  public Future<?> stop() {
    List<Future<Void>> goodbyes =
        members.stream().map(member -> member.close(ENDING, "the server ends")).toList();
    return Future.join(goodbyes)
        .eventually(() -> server == null ? Future.succeededFuture() : server.close());
  }
}
