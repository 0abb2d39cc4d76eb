package dev.selvedge.samples.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Something that belongs to another service and that nobody else may use meanwhile. It is given
 * back also by a thread that is interrupted: a release that can be cancelled is none.
 */
public final class Lease implements AutoCloseable {
  private static final int OK = 200;
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final HttpClient client;
  private final URI resource;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Lease(HttpClient client, URI resource) {
    this.client = client;
    this.resource = resource;
  }

  /**
   * Acquires it.
   *
   * @throws IOException if it cannot be had, or nobody knows whether it was had
   * @throws InterruptedException if the thread is interrupted; it is given back then, which is too
   *     early for a service that begins with the first call after the second
   */
  public static Lease of(HttpClient client, URI resource) throws IOException, InterruptedException {
    Lease lease = new Lease(client, resource);
    int status;
    try {
      status = status(client.send(lease.request("POST"), BodyHandlers.ofInputStream()));
    } catch (IOException | InterruptedException e) {
      // The service may have got the call all the same.
      try {
        lease.close();
      } catch (RuntimeException f) {
        e.addSuppressed(f);
      }
      throw e;
    }
    if (status != OK) {
      throw new IOException(resource + " cannot be had: " + status);
    }
    return lease;
  }

  /**
   * Gives it back, and waits until that is done; once, since it may then belong to somebody else.
   *
   * @throws UncheckedIOException if it cannot be given back within 5 seconds
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      // "join" does not end by an interrupt, and leaves it to whoever comes next; "send" would end.
      int status = status(client.sendAsync(request("DELETE"), BodyHandlers.ofInputStream()).join());
      if (status != OK) {
        throw new UncheckedIOException(
            new IOException(resource + " was not given back: " + status));
      }
    } catch (CompletionException | IOException e) {
      throw new UncheckedIOException(new IOException(resource + " was not given back", e));
    }
  }

  /** The body is not read: the time-out of a request does not bound that. */
  private static int status(HttpResponse<InputStream> answer) throws IOException {
    try (InputStream _ = answer.body()) {
      return answer.statusCode();
    }
  }

  private HttpRequest request(String method) {
    return HttpRequest.newBuilder(resource)
        .timeout(LONGEST)
        .method(method, BodyPublishers.noBody())
        .build();
  }
}
