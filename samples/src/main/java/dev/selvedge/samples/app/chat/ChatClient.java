package dev.selvedge.samples.app.chat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Somebody who takes part in a chat, by the client of the JDK. */
public final class ChatClient implements AutoCloseable {
  private static final long LONGEST_SECONDS = 30;
  private static final Duration LONGEST_TO_JOIN = Duration.ofSeconds(10);

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>(10_000);
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket socket;

  private ChatClient(HttpClient client, int port, boolean listens)
      throws ExecutionException, InterruptedException, TimeoutException {
    CompletableFuture<WebSocket> joined =
        client
            .newWebSocketBuilder()
            // Nothing else ends a request to join that is never answered: no cancel reaches it.
            .connectTimeout(LONGEST_TO_JOIN)
            .buildAsync(URI.create("ws://127.0.0.1:" + port + "/chat"), new Ear(listens));
    try {
      this.socket = joined.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | TimeoutException e) {
      // Whoever has given up is not to be a member when he is let in later.
      var _ = joined.whenComplete((late, _) -> abort(late));
      throw e;
    }
  }

  private static void abort(@Nullable WebSocket late) {
    if (late != null) {
      late.abort();
    }
  }

  /** Somebody who hears what is said. */
  public static ChatClient join(HttpClient client, int port)
      throws ExecutionException, InterruptedException, TimeoutException {
    return new ChatClient(client, port, true);
  }

  /** Somebody who does not listen, though he is there: what is sent to him piles up. */
  public static ChatClient joinAndSleep(HttpClient client, int port)
      throws ExecutionException, InterruptedException, TimeoutException {
    return new ChatClient(client, port, false);
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder begun = new StringBuilder();
    private final boolean listens;

    Ear(boolean listens) {
      this.listens = listens;
    }

    @Override
    public void onOpen(WebSocket opened) {
      if (listens) {
        opened.request(1);
      }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      begun.append(part);
      if (last) {
        if (!heard.offer(begun.toString())) {
          from.abort();
        }
        begun.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      closed.complete(status);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      closed.completeExceptionally(failure);
    }
  }

  /** Says something, and returns when it is sent. */
  public void say(String text) throws ExecutionException, InterruptedException, TimeoutException {
    var _ = socket.sendText(text, true).get(LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  /** Somebody who slept listens from now on. */
  public void wake() {
    socket.request(1);
  }

  /** The next thing that is said, or null if there is none for long. */
  public @Nullable String hear() throws InterruptedException {
    return heard.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  /** What has been said that was not asked for; waits for nothing. */
  public List<String> unheard() {
    List<String> rest = new ArrayList<>();
    heard.drainTo(rest);
    return rest;
  }

  /** With which status the server has ended it. */
  public int closed() throws ExecutionException, InterruptedException, TimeoutException {
    return closed.get(LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  /** Leaves as one does. */
  public void leave() throws ExecutionException, InterruptedException, TimeoutException {
    var _ =
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "bye").get(LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  /** Is gone, without a word. */
  @Override
  public void close() {
    socket.abort();
    closed.cancel(false);
  }
}
