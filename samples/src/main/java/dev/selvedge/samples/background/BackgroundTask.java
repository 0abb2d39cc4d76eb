package dev.selvedge.samples.background;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Future.State;

/**
 * Publishes photos: the preview is made in the background while the photo itself is uploaded. Both
 * are there when it returns, and what is still at work when it fails has been told to stop.
 */
public final class BackgroundTask implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final HttpClient client;
  // One for the service, not one for each photo; the name is what a thread dump shows.
  private final ExecutorService background =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("preview-", 0).factory());

  /** One that uses the services by this client. */
  public BackgroundTask(HttpClient client) {
    this.client = client;
  }

  /**
   * Publishes a photo.
   *
   * @return the page, with the addresses that the two services have answered
   * @throws ExecutionException if there is no preview, with the reason as its cause
   * @throws IOException if the photo cannot be uploaded; the preview is given up then, and if it
   *     has failed, too, the reason is suppressed in this one
   * @throws InterruptedException if the thread is interrupted; the preview is given up then, too
   */
  public String publish(URI shrink, URI upload)
      throws ExecutionException, IOException, InterruptedException {
    Future<String> preview = background.submit(() -> ask(shrink));
    try {
      String photo = ask(upload);
      return "[%s](%s)".formatted(preview.get(), photo);
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      // Nobody will ask the preview any more.
      if (!preview.cancel(true) && preview.state() == State.FAILED) {
        e.addSuppressed(preview.exceptionNow());
      }
      throw e;
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

  /** Waits for the previews that are being made; none is begun any more. */
  @Override
  public void close() {
    background.close();
  }
}
