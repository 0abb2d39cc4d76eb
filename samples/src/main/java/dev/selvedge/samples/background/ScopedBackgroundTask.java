package dev.selvedge.samples.background;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.ThreadFactory;

/**
 * Publishes photos as {@link BackgroundTask} does, with a scope that owns both tasks: none of them
 * can be forgotten, and if one fails the other is cancelled at once.
 */
public final class ScopedBackgroundTask {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final HttpClient client;
  private final ThreadFactory threads = Thread.ofVirtual().name("publish-", 0).factory();

  /** One that uses the services by this client. */
  public ScopedBackgroundTask(HttpClient client) {
    this.client = client;
  }

  /**
   * Publishes a photo.
   *
   * @return the page, with the addresses that the two services have answered
   * @throws FailedException if one of them cannot be had, with the reason as its cause
   * @throws InterruptedException if the thread is interrupted; both are given up then
   */
  public String publish(URI shrink, URI upload) throws InterruptedException {
    try (var scope =
        StructuredTaskScope.open(
            Joiner.<String>awaitAllSuccessfulOrThrow(),
            config -> config.withName("publish").withThreadFactory(threads))) {
      Subtask<String> preview = scope.fork(() -> ask(shrink));
      Subtask<String> photo = scope.fork(() -> ask(upload));
      scope.join();
      return "[%s](%s)".formatted(preview.get(), photo.get());
    }
  }

  private String ask(URI service) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(service).timeout(LONGEST).build();
    var response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(service + " answered " + response.statusCode());
    }
    return response.body();
  }
}
