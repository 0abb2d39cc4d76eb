package dev.selvedge.agent.report.browser;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection to a browser, in the protocol of its developer tools. */
final class DevTools implements WebSocket.Listener {

  private static final int MOST_SECONDS_FOR_AN_ANSWER = 60;

  /** Something that the browser told by itself. */
  record Event(String session, String method, JsonObject params) {}

  private final AtomicInteger calls = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> asked = new ConcurrentHashMap<>();
  private final Queue<Event> events = new ConcurrentLinkedQueue<>();
  private final StringBuilder incoming = new StringBuilder();
  private WebSocket socket;

  private DevTools() {}

  static DevTools connect(String address) throws IOException {
    DevTools tools = new DevTools();
    try {
      tools.socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .buildAsync(URI.create(address), tools)
              .orTimeout(MOST_SECONDS_FOR_AN_ANSWER, TimeUnit.SECONDS)
              .join();
      return tools;
    } catch (CompletionException e) {
      throw new IOException("No connection to the browser", e);
    }
  }

  /**
   * Calls a method of the protocol and waits for what it returns.
   *
   * @param session the tab; null for the browser
   * @throws IllegalStateException if the browser refuses
   */
  JsonObject call(String session, String method, Map<String, ?> params) {
    int id = calls.incrementAndGet();
    JsonObject message = new JsonObject();
    message.addProperty("id", id);
    message.addProperty("method", method);
    message.add("params", new Gson().toJsonTree(params));
    if (session != null) {
      message.addProperty("sessionId", session);
    }
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    asked.put(id, answer);
    socket.sendText(message.toString(), true).join();
    JsonObject answered = answer.orTimeout(MOST_SECONDS_FOR_AN_ANSWER, TimeUnit.SECONDS).join();
    if (answered.has("error")) {
      throw new IllegalStateException(method + ": " + answered.get("error"));
    }
    return answered.getAsJsonObject("result");
  }

  /** What the browser told by itself, oldest first. */
  Queue<Event> events() {
    return events;
  }

  /** Ends the browser. */
  void close() {
    try {
      call(null, "Browser.close", Map.of());
    } catch (CompletionException e) {
      // It is gone already.
    }
    socket.abort();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    incoming.append(part);
    if (last) {
      JsonObject message = JsonParser.parseString(incoming.toString()).getAsJsonObject();
      incoming.setLength(0);
      take(message);
    }
    from.request(1);
    return null;
  }

  private void take(JsonObject message) {
    if (message.has("id")) {
      CompletableFuture<JsonObject> answer = asked.remove(message.get("id").getAsInt());
      if (answer != null) {
        answer.complete(message);
      }
    } else {
      events.add(
          new Event(
              message.has("sessionId") ? message.get("sessionId").getAsString() : "",
              message.get("method").getAsString(),
              message.getAsJsonObject("params")));
    }
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    fail(new IOException("The browser closed the connection: " + status + " " + reason));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    fail(error);
  }

  private void fail(Throwable error) {
    asked.values().forEach(answer -> answer.completeExceptionally(error));
  }
}
