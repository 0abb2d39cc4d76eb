package dev.selvedge.samples.lock;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A latch: customers may come in when all departments have said that they are ready, which they do
 * once, each for itself.
 */
public final class Opening {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private final HttpClient client;
  private final List<URI> departments;
  private final Set<Integer> ready = ConcurrentHashMap.newKeySet();
  private final CountDownLatch notReady;

  /** An opening for which these departments have to be ready. */
  public Opening(HttpClient client, List<URI> departments) {
    this.client = client;
    this.departments = departments;
    this.notReady = new CountDownLatch(departments.size());
  }

  /**
   * Asks a department, and waits until it is ready; mostly each has a thread that does so.
   *
   * @param department which one of them, from 0 on; if it is asked again it counts once
   * @throws IOException if it is not ready; it may be asked again
   * @throws InterruptedException if the thread is interrupted
   */
  public void prepare(int department) throws IOException, InterruptedException {
    URI address = departments.get(department);
    HttpRequest request = HttpRequest.newBuilder(address).timeout(LONGEST).build();
    int status = client.send(request, BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new IOException(address + " answered " + status);
    }
    if (ready.add(department)) {
      notReady.countDown();
    }
  }

  /** Waits until all are ready; false if they are not within this time. */
  public boolean await(Duration longest) throws InterruptedException {
    return notReady.await(TimeUnit.NANOSECONDS.convert(longest), TimeUnit.NANOSECONDS);
  }
}
