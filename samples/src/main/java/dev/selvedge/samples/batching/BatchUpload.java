package dev.selvedge.samples.batching;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Gatherers;

/**
 * Uploads many lines to a service, a batch of them with each call and a few calls at a time. A
 * batch that cannot be uploaded does not keep the others from it: the report says which lines are
 * missing, and why, so that those can be tried again.
 */
public final class BatchUpload {
  private static final int OK = 200;
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final HttpClient client;
  private final URI service;
  private final int batchSize;
  // For all who use this upload together.
  private final Semaphore permits;

  /**
   * An upload to this service, with so many lines in a call and so many calls at a time.
   *
   * @throws IllegalArgumentException if one of these is not at least one
   */
  public BatchUpload(HttpClient client, URI service, int batchSize, int atATime) {
    if (batchSize < 1 || atATime < 1) {
      throw new IllegalArgumentException(
          "batches of " + batchSize + ", " + atATime + " at a time: at least one of each");
    }
    this.client = client;
    this.service = service;
    this.batchSize = batchSize;
    this.permits = new Semaphore(atATime);
  }

  /** How far it is: so many lines have been uploaded by now, or could not be, of all. */
  public record Progress(int uploaded, int failed, int total) {}

  /** What came of it: a failure for each batch that could not be uploaded, in their order. */
  public record Report(int uploaded, List<Failure> failures) {

    /** The lines that are missing, to try again. */
    public List<String> missing() {
      return failures.stream().flatMap(failure -> failure.lines().stream()).toList();
    }
  }

  /** A batch that could not be uploaded. */
  public record Failure(List<String> lines, IOException reason) {}

  /**
   * Uploads the lines.
   *
   * @param listener is told after each batch, by one thread at a time; the calls go on meanwhile
   * @throws FailedException if something happened that is no failure of the service: a bug
   * @throws InterruptedException if the caller is interrupted; what is under way is given up
   */
  public Report upload(List<String> lines, Consumer<Progress> listener)
      throws InterruptedException {
    Tally tally = new Tally(lines.size(), listener);
    try (var scope = StructuredTaskScope.open(Joiner.<Optional<Failure>>allSuccessfulOrThrow())) {
      lines.stream()
          .gather(Gatherers.windowFixed(batchSize))
          .forEach(batch -> scope.fork(() -> uploadInTurn(batch, tally)));
      List<Failure> failures = scope.join().map(Subtask::get).flatMap(Optional::stream).toList();
      int missing = failures.stream().mapToInt(failure -> failure.lines().size()).sum();
      return new Report(lines.size() - missing, failures);
    }
  }

  private Optional<Failure> uploadInTurn(List<String> batch, Tally tally)
      throws InterruptedException {
    Optional<Failure> failure = uploadWithPermit(batch);
    // Whoever listens keeps no permit.
    if (failure.isPresent()) {
      tally.add(0, batch.size());
    } else {
      tally.add(batch.size(), 0);
    }
    return failure;
  }

  private Optional<Failure> uploadWithPermit(List<String> batch) throws InterruptedException {
    permits.acquire();
    try {
      upload(batch);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(new Failure(batch, e));
    } finally {
      permits.release();
    }
  }

  private void upload(List<String> batch) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(service)
            .timeout(LONGEST)
            .POST(BodyPublishers.ofString(String.join("\n", batch)))
            .build();
    int status = client.send(request, BodyHandlers.discarding()).statusCode();
    if (status != OK) {
      throw new IOException(service + " answered " + status);
    }
  }

  /** What is done by now. It says so in the right order, however many threads there are. */
  private static final class Tally {
    private final int total;
    private final Consumer<Progress> listener;
    private final ReentrantLock lock = new ReentrantLock();
    private int uploaded;
    private int failed;

    Tally(int total, Consumer<Progress> listener) {
      this.total = total;
      this.listener = listener;
    }

    void add(int moreUploaded, int moreFailed) throws InterruptedException {
      lock.lockInterruptibly();
      try {
        uploaded += moreUploaded;
        failed += moreFailed;
        listener.accept(new Progress(uploaded, failed, total));
      } finally {
        lock.unlock();
      }
    }
  }
}
