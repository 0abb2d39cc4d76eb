package dev.selvedge.samples.timeout;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.TimeoutException;

/**
 * Puts pages together in time: without the article there is no page, without the advertisement
 * there is one, and so the advertisement has a shorter limit of its own.
 */
public final class TimelyPages {
  private final HttpClient client;
  private final Duration limit;
  private final Duration limitOfAdverts;

  /** Pages that take at most so long, of which advertisements take at most so long. */
  public TimelyPages(HttpClient client, Duration limit, Duration limitOfAdverts) {
    this.client = client;
    this.limit = limit;
    this.limitOfAdverts = limitOfAdverts;
  }

  /**
   * A page.
   *
   * @throws StructuredTaskScope.TimeoutException if the article is not there in time; all calls are
   *     ended before it is thrown
   * @throws StructuredTaskScope.FailedException if there is no article, or if the reason why there
   *     is no advertisement is not one of its service: a bug
   * @throws InterruptedException if the caller is interrupted; all calls are ended then, too
   */
  public String page(URI article, URI advert) throws InterruptedException {
    try (var scope =
        StructuredTaskScope.open(
            Joiner.<String>awaitAllSuccessfulOrThrow(), config -> config.withTimeout(limit))) {
      Subtask<String> text = scope.fork(() -> fetch(article));
      Subtask<String> aside = scope.fork(() -> advertOrNothing(advert));
      scope.join();
      return text.get() + aside.get();
    }
  }

  private String advertOrNothing(URI advert) throws InterruptedException {
    try {
      return " [" + TimeBound.<String>call(limitOfAdverts, () -> fetch(advert)) + "]";
    } catch (TimeoutException e) {
      return "";
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException) {
        return "";
      }
      // A bug, or a cancellation: of these the page is to know.
      throw new IllegalStateException("no advertisement", e.getCause());
    }
  }

  private String fetch(URI address) throws IOException, InterruptedException {
    // Without a time-out of its own: that is over when the body begins, and the scope bounds all.
    HttpRequest request = HttpRequest.newBuilder(address).build();
    var response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(address + " answered " + response.statusCode());
    }
    return response.body();
  }
}
