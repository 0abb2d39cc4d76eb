package dev.selvedge.samples.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A web server on a free port of loopback that takes its time: {@code /200/tea} answers {@code tea}
 * after 200 ms, {@code /fail/tea} with the status 503 at once, {@code /status-404/tea} with another
 * status, {@code /fails-2/tea} with the status 503 the first two times, {@code
 * /unless-rotten-200/tea} with 503 where the request has that word in it, {@code /together-3/tea}
 * when three have asked for it, {@code /endless/tea} as long as anybody listens. It counts its
 * callers.
 */
public final class SlowServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger now = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<Long> times = new CopyOnWriteArrayList<>();
  private final List<String> requestIds = new CopyOnWriteArrayList<>();
  private final Map<String, CountDownLatch> meetings = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();

  private SlowServer(HttpServer server) {
    this.server = server;
  }

  /** Starts one. */
  public static SlowServer start() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    SlowServer slow = new SlowServer(HttpServer.create(address, 0));
    slow.server.setExecutor(slow.executor);
    slow.server.createContext("/", slow::answer);
    slow.server.start();
    return slow;
  }

  /** The address that answers this text after this time. */
  public URI slow(Duration delay, String text) {
    return uri(delay.toMillis() + "/" + text);
  }

  /** The address that answers that it cannot. */
  public URI failing(String text) {
    return uri("fail/" + text);
  }

  /** The address that answers this status. */
  public URI answering(int status, String text) {
    return uri("status-" + status + "/" + text);
  }

  /** The address that cannot answer, after this time, a request that has this word in it. */
  public URI unless(String word, Duration delay, String text) {
    return uri("unless-" + word + "-" + delay.toMillis() + "/" + text);
  }

  /** The address that answers its first callers that it cannot, and the others at once. */
  public URI failingFirst(int times, String text) {
    return uri("fails-" + times + "/" + text);
  }

  /** The address that answers its first callers when there are so many of them. */
  public URI together(int callers, String text) {
    return uri("together-" + callers + "/" + text);
  }

  /** The address that answers again and again, until nobody listens any more. */
  public URI endless(String text) {
    return uri("endless/" + text);
  }

  private URI uri(String path) {
    try {
      // It quotes what may not stand there.
      return new URI(
          "http", null, "127.0.0.1", server.getAddress().getPort(), "/" + path, null, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** How many calls there have been. */
  public int calls() {
    return calls.get();
  }

  /** How many calls there are at this moment. */
  public int callsNow() {
    return now.get();
  }

  /** How many calls there were at once, at most. */
  public int mostCallsAtOnce() {
    return most.get();
  }

  /** The calls in the order in which they came: {@code DELETE /200/tea}. */
  public List<String> log() {
    return log;
  }

  /** What was sent with the calls, in the order in which they came. */
  public List<String> bodies() {
    return bodies;
  }

  /** When the calls came, as {@link System#nanoTime} tells it, in no order. */
  public List<Long> times() {
    return times;
  }

  /** The {@code X-Request-Id} of the calls that had one. */
  public List<String> requestIds() {
    return requestIds;
  }

  private void answer(HttpExchange exchange) throws IOException {
    times.add(System.nanoTime());
    calls.incrementAndGet();
    log.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    requestIds.addAll(exchange.getRequestHeaders().getOrDefault("X-Request-Id", List.of()));
    most.accumulateAndGet(now.incrementAndGet(), Math::max);
    AtomicBoolean counted = new AtomicBoolean(true);
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().split("/", 3);
      byte[] body = path[2].getBytes(StandardCharsets.UTF_8);
      String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      bodies.add(sent);
      if (path[1].equals("endless")) {
        answerEndlessly(exchange, body);
      } else {
        int status = statusInTime(path[1], path[2], sent);
        // The caller can be the next one as soon as he has his answer.
        leave(counted);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
          exchange.getResponseBody().write(body);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      leave(counted);
    }
  }

  private void leave(AtomicBoolean counted) {
    if (counted.compareAndSet(true, false)) {
      now.decrementAndGet();
    }
  }

  private int statusInTime(String how, String text, String sent) throws InterruptedException {
    if (how.equals("fail")) {
      return 503;
    }
    int value = Integer.parseInt(how.substring(how.lastIndexOf('-') + 1));
    if (how.startsWith("status-")) {
      return value;
    }
    if (how.startsWith("fails-")) {
      AtomicInteger times = failures.computeIfAbsent(how + text, _ -> new AtomicInteger());
      return times.incrementAndGet() <= value ? 503 : 200;
    }
    if (how.startsWith("together-")) {
      CountDownLatch all = meetings.computeIfAbsent(how + text, _ -> new CountDownLatch(value));
      all.countDown();
      return all.await(30, TimeUnit.SECONDS) ? 200 : 504;
    }
    Thread.sleep(value);
    return how.startsWith("unless-") && sent.contains(word(how)) ? 503 : 200;
  }

  private static String word(String how) {
    return how.substring(how.indexOf('-') + 1, how.lastIndexOf('-'));
  }

  /** Ends when the caller has closed his connection. */
  private static void answerEndlessly(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    exchange.sendResponseHeaders(200, 0);
    OutputStream answer = exchange.getResponseBody();
    while (true) {
      answer.write(body);
      answer.flush();
      Thread.sleep(10);
    }
  }

  /** Ends it, and what it is at. */
  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
    executor.close();
  }
}
