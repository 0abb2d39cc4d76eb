package dev.selvedge.samples.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The price service of a supplier who has little time: whoever asks for a product is refused at
 * first (429), and gets the price when asking again. Quotes for lots have to be thought about,
 * which is done when nobody asks for one any more.
 */
public final class BusySupplier implements AutoCloseable {
  private static final String PRICE = "/prices/";
  private static final String QUOTE = "/quotes/";

  /**
   * When nobody has asked for a quote for so long, there is time to think about those there are.
   */
  private static final Duration QUIET = Duration.ofMillis(600);

  /** The same where there are many: whoever sends so many may have got stuck, and send more. */
  private static final Duration QUIET_OF_MANY = Duration.ofMillis(2_500);

  private static final int MANY = 100;

  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** Room for all who ask at the same time, before they are accepted. */
  private static final int BACKLOG = 1_024;

  private static final Map<String, String> PRICES =
      Map.of("assam", "3.80", "darjeeling", "5.20", "matcha", "9.90", "sencha", "6.40");

  private final Map<String, AtomicInteger> askedFor = new ConcurrentHashMap<>();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final AtomicLong lastQuestion = new AtomicLong();
  private final AtomicInteger questions = new AtomicInteger();
  private final int refusals;

  /**
   * Starts it on a free port of the loopback interface.
   *
   * @param refusals how many of the first questions for each product are refused
   */
  public BusySupplier(int refusals) throws IOException {
    this.refusals = refusals;
    server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), BACKLOG);
    server.setExecutor(executor);
    server.createContext(PRICE, this::answer);
    server.createContext(QUOTE, this::quote);
    server.start();
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String sku = sku(exchange, PRICE);
    String price = PRICES.get(sku);
    if (price == null) {
      reply(exchange, 404, "unknown");
    } else if (isRefused(sku)) {
      reply(exchange, 429, "busy");
    } else {
      reply(exchange, 200, price);
    }
  }

  private void quote(HttpExchange exchange) throws IOException {
    String price = PRICES.get(sku(exchange, QUOTE));
    if (price == null) {
      reply(exchange, 404, "unknown");
      return;
    }
    // So many connections at once are not kept for later.
    exchange.getResponseHeaders().set("Connection", "close");
    try {
      think();
      reply(exchange, 200, price);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.close();
    }
  }

  private void think() throws InterruptedException {
    long began = System.nanoTime();
    lastQuestion.set(began);
    questions.incrementAndGet();
    try {
      Duration rest = QUIET;
      while (rest.isPositive() && System.nanoTime() - began < LONGEST.toNanos()) {
        Thread.sleep(rest);
        Duration quiet = questions.get() > MANY ? QUIET_OF_MANY : QUIET;
        rest = quiet.minusNanos(System.nanoTime() - lastQuestion.get());
      }
    } finally {
      questions.decrementAndGet();
    }
  }

  private static String sku(HttpExchange exchange, String path) {
    return exchange.getRequestURI().getPath().substring(path.length());
  }

  private boolean isRefused(String sku) {
    return askedFor.computeIfAbsent(sku, _ -> new AtomicInteger()).getAndIncrement() < refusals;
  }

  private static void reply(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    executor.close();
  }
}
