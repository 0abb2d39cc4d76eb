package dev.selvedge.samples.app.chat;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A chat in which all wait for the slowest: the event loop waits until a member has been written
 * to, and it is the loop that would write. {@link LoopChat} goes on.
 */
public final class WaitingChat extends VerticleBase {
  private static final int LONGEST_MESSAGE = 100_000;
  private static final int SEND_BUFFER = 64 * 1024;

  private final Set<ServerWebSocket> members = ConcurrentHashMap.newKeySet();
  private @Nullable HttpServer server;

  @Override
  public Future<?> start() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setMaxWebSocketMessageSize(LONGEST_MESSAGE)
            .setWebSocketClosingTimeout(1);
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
    member.textMessageHandler(this::broadcast);
    member.closeHandler(_ -> members.remove(member));
    member.exceptionHandler(_ -> members.remove(member));
    members.add(member);
  }

  private void broadcast(String text) {
    members.forEach(member -> tell(member, text));
  }

  private void tell(ServerWebSocket member, String text) {
    var sent = member.writeTextMessage(text).toCompletionStage().toCompletableFuture();
    try {
      sent.get(1, TimeUnit.SECONDS); // FINDING: BlockedEventLoop
    } catch (TimeoutException | ExecutionException e) {
      members.remove(member);
      member.close().onFailure(_ -> {});
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
