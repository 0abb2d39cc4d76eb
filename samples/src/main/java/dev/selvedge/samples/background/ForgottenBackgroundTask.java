package dev.selvedge.samples.background;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;

/**
 * Publishes photos before their previews are there: nobody awaits them, so the page may be served
 * without, and if one cannot be made nobody learns of it. {@link BackgroundTask} does it right.
 */
public final class ForgottenBackgroundTask {
  private final HttpClient client;
  private final ExecutorService background;

  /** One that makes its previews on this executor, some time. */
  public ForgottenBackgroundTask(HttpClient client, ExecutorService background) {
    this.client = client;
    this.background = background;
  }

  /** Publishes a photo. */
  @SuppressWarnings("FutureReturnValueIgnored") // that is the flaw
  public String publish(URI shrink, URI upload) throws IOException, InterruptedException {
    background.submit(() -> ask(shrink)); // FINDING: ForgottenFuture
    String photo = ask(upload);
    return "[small-%s](%s)".formatted(photo, photo);
  }

  private String ask(URI service) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(service).build();
    return client.send(request, BodyHandlers.ofString()).body();
  }
}
