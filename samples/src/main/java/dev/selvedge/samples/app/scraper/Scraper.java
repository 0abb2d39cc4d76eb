package dev.selvedge.samples.app.scraper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * Fetches web pages and reads what is in them, many at once, but never too many of one host. What
 * may pass by is tried again; what cannot be had is said with its reason, and keeps nobody else
 * from being had.
 */
public final class Scraper {
  private static final int ATTEMPTS = 3;
  private static final long LARGEST_BYTES = 5_000_000;
  private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);
  private static final Set<String> WEB = Set.of("http", "https");
  private static final Pattern CHARSET =
      Pattern.compile("charset=\\s*\"?(\\w[\\w.:+-]*)", Pattern.CASE_INSENSITIVE);

  private final Map<String, Semaphore> hosts = new ConcurrentHashMap<>();
  private final HttpClient client;
  private final Limits limits;
  private final Semaphore permits;

  /**
   * How much of it.
   *
   * @param atATime how many pages at a time, one at least
   * @param perHost how many of them of the same host, one at least
   * @param attempt how long one attempt may take, until the last byte
   * @param pause how long to wait before the second attempt; before the third it is twice that
   */
  public record Limits(int atATime, int perHost, Duration attempt, Duration pause) {

    /** Without a permit all would wait for ever. */
    public Limits {
      if (atATime < 1 || perHost < 1) {
        throw new IllegalArgumentException(atATime + " at a time, " + perHost + " of a host");
      }
    }
  }

  /** What came of an address. */
  public sealed interface Result {
    /** A page. */
    record Page(URI address, String title, List<String> links) implements Result {}

    /** None, and why. */
    record Missing(URI address, String reason) implements Result {}
  }

  /** One that asks by this client, for all that use it together within these limits. */
  public Scraper(HttpClient client, Limits limits) {
    this.client = client;
    this.limits = limits;
    this.permits = new Semaphore(limits.atATime());
  }

  /**
   * What comes of these addresses, in their order.
   *
   * @throws InterruptedException if the caller is interrupted; all requests are ended then
   */
  public List<Result> scrape(List<URI> addresses) throws InterruptedException {
    try (var scope = StructuredTaskScope.open(Joiner.<Result>allSuccessfulOrThrow())) {
      addresses.forEach(address -> scope.fork(() -> scrape(address)));
      return scope.join().map(Subtask::get).toList();
    }
  }

  private Result scrape(URI address) throws InterruptedException {
    if (!isOfTheWeb(address)) {
      return new Result.Missing(address, "not an address of the web");
    }
    for (int attempt = 1; true; attempt++) {
      String reason;
      try {
        var response = fetchInTurn(address);
        if (response.statusCode() == 200) {
          return page(address, response);
        }
        reason = "status " + response.statusCode();
        if (!PASSING.contains(response.statusCode())) {
          return new Result.Missing(address, reason);
        }
      } catch (IOException e) {
        reason = e.toString();
      }
      if (attempt == ATTEMPTS) {
        return new Result.Missing(address, reason + ", after " + ATTEMPTS + " attempts");
      }
      // Others are fetched meanwhile: there is no permit here.
      Thread.sleep(pause(attempt));
    }
  }

  /** Among the links of a page there are some that a client refuses, as {@code mailto:}. */
  private static boolean isOfTheWeb(URI address) {
    return address.getScheme() != null
        && WEB.contains(address.getScheme().toLowerCase(Locale.ROOT))
        && address.getHost() != null;
  }

  /** Longer each time, and never the same for all who have been refused at the same time. */
  private Duration pause(int attempt) {
    Duration longest = limits.pause().multipliedBy(1L << (attempt - 1));
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest.toMillis() + 1));
  }

  private HttpResponse<byte[]> fetchInTurn(URI address) throws IOException, InterruptedException {
    Semaphore host =
        hosts.computeIfAbsent(address.getAuthority(), _ -> new Semaphore(limits.perHost()));
    // This one first: who waits for a slow host is not to keep a permit from the others.
    host.acquire();
    try {
      permits.acquire();
      try {
        return fetch(address);
      } finally {
        permits.release();
      }
    } finally {
      host.release();
    }
  }

  private HttpResponse<byte[]> fetch(URI address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).header("Accept", "text/html").build();
    // The time-out of a request is over when its body begins; this one is not.
    CompletableFuture<HttpResponse<byte[]>> response =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_BYTES));
    try {
      return response.get(limits.attempt().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("not there within " + limits.attempt());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } finally {
      // Closes the connection, if it is not done.
      response.cancel(true);
    }
  }

  private static Result page(URI address, HttpResponse<byte[]> response) throws IOException {
    // Of what is not text there is not much to be read, but it does no harm.
    Document document =
        Jsoup.parse(
            new ByteArrayInputStream(response.body()),
            charset(response),
            response.uri().toString());
    return new Result.Page(
        address, document.title(), document.select("a[href]").eachAttr("abs:href"));
  }

  /** What the header says, if it does; otherwise it is for the page to say. */
  private static @Nullable String charset(HttpResponse<?> response) {
    Matcher said = CHARSET.matcher(response.headers().firstValue("Content-Type").orElse(""));
    return said.find() && Charset.isSupported(said.group(1)) ? said.group(1) : null;
  }
}
