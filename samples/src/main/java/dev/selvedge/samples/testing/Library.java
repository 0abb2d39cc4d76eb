package dev.selvedge.samples.testing;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/**
 * Documents of other services, kept once they are there: fetched for somebody who waits, or in the
 * background for whoever may need them. May be used by several threads at once.
 */
public final class Library implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Library.class.getName());

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<URI, String> kept = new ConcurrentHashMap<>();
  private final HttpClient client;

  /** One that asks by this client. */
  public Library(HttpClient client) {
    this.client = client;
  }

  /** Begins to fetch a document, and comes back at once; a failure is logged. */
  public void order(URI address) {
    executor.execute(
        () -> {
          try {
            fetch(address);
          } catch (IOException e) {
            LOG.log(Level.WARNING, "Cannot fetch " + address, e);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** The document, if it is there by now. */
  public Optional<String> find(URI address) {
    return Optional.ofNullable(kept.get(address));
  }

  /**
   * The document, fetched unless it is there.
   *
   * @throws TimeoutException if it takes longer than this; the call is ended then
   * @throws IOException if it cannot be had
   * @throws InterruptedException if the thread is interrupted; the call is ended then, too
   */
  public String get(URI address, Duration patience)
      throws IOException, TimeoutException, InterruptedException {
    String document = kept.get(address);
    return document != null ? document : await(executor.submit(() -> fetch(address)), patience);
  }

  private static String await(Future<String> document, Duration patience)
      throws IOException, TimeoutException, InterruptedException {
    try {
      return document.get(patience.toNanos(), NANOSECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } finally {
      document.cancel(true);
    }
  }

  private String fetch(URI address) throws IOException, InterruptedException {
    var response = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(address + " answered " + response.statusCode());
    }
    kept.put(address, response.body());
    return response.body();
  }

  /** Ends what is being fetched. */
  @Override
  public void close() {
    executor.shutdownNow();
    executor.close();
  }
}
