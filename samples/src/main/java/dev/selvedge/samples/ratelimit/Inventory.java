package dev.selvedge.samples.ratelimit;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.stream.Gatherers;

/**
 * Counts what is in stock, in several ways, each of which bothers the stock a few times at once,
 * however many items there are.
 */
public final class Inventory {
  private static final int AT_A_TIME = 16;
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final HttpClient client;
  // For all who use this inventory together.
  private final Semaphore permits = new Semaphore(AT_A_TIME);

  /** An inventory of a stock that is asked by this client. */
  public Inventory(HttpClient client) {
    this.client = client;
  }

  /**
   * Each virtual thread waits for a permit. The simplest way, where the items are in memory anyhow.
   *
   * @throws FailedException as soon as one cannot be counted
   */
  public int byPermits(List<URI> items) throws InterruptedException {
    try (var scope = StructuredTaskScope.open(Joiner.<Integer>allSuccessfulOrThrow())) {
      items.forEach(item -> scope.fork(() -> countWithPermit(item)));
      return scope.join().mapToInt(count -> count.get()).sum();
    }
  }

  private int countWithPermit(URI item) throws IOException, InterruptedException {
    permits.acquire();
    try {
      return count(item);
    } finally {
      permits.release();
    }
  }

  /**
   * There are no more virtual threads than permits. For items of which there are too many to have a
   * thread, even a virtual one, for each: the source is read no faster than they are counted.
   *
   * @throws ExecutionException if one cannot be counted, once all others are
   */
  public int byPermitsForThreads(Iterable<URI> items)
      throws InterruptedException, ExecutionException {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> counts = new ArrayList<>();
      try {
        for (URI item : items) {
          permits.acquire();
          counts.add(countAndRelease(executor, item));
        }
        return sum(counts);
      } finally {
        // Nothing to do if they are done.
        counts.forEach(count -> count.cancel(true));
      }
    }
  }

  /** The permit is released outside of the task: one that is cancelled in time is never called. */
  private Future<Integer> countAndRelease(Executor executor, URI item) {
    FutureTask<Integer> count = new FutureTask<>(() -> count(item));
    try {
      executor.execute(
          () -> {
            try {
              count.run();
            } finally {
              permits.release();
            }
          });
    } catch (RejectedExecutionException e) {
      permits.release();
      throw e;
    }
    return count;
  }

  /**
   * The gatherer forks the next one when one is done.
   *
   * @throws UncheckedIOException if one cannot be counted, once those before it are; or if the
   *     caller is interrupted
   */
  public int byGatherer(List<URI> items) {
    return items.stream()
        .peek(_ -> endIfInterrupted())
        .gather(Gatherers.mapConcurrent(AT_A_TIME, this::countUnchecked))
        .mapToInt(Integer::intValue)
        .sum();
  }

  private int countUnchecked(URI item) {
    try {
      return count(item);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted();
    }
  }

  /** The gatherer does not end by an interrupt of the thread that uses the stream. */
  private static void endIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted();
    }
  }

  private static UncheckedIOException interrupted() {
    return new UncheckedIOException(new InterruptedIOException("interrupted while counting"));
  }

  /**
   * The pool has no more threads. As it was before there were virtual ones.
   *
   * @throws ExecutionException if one cannot be counted, once all others are
   */
  public int byPool(List<URI> items) throws InterruptedException, ExecutionException {
    List<Callable<Integer>> counts = new ArrayList<>();
    items.forEach(item -> counts.add(() -> count(item)));
    try (ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME)) {
      return sum(pool.invokeAll(counts));
    }
  }

  private int count(URI item) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(item).timeout(LONGEST).build();
    var response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(item + " answered " + response.statusCode());
    }
    return Integer.parseInt(response.body());
  }

  /** Asks all of them: a failure that nobody asks for is lost. */
  private static int sum(List<Future<Integer>> counts)
      throws InterruptedException, ExecutionException {
    int sum = 0;
    ExecutionException failure = null;
    for (Future<Integer> count : counts) {
      try {
        sum += count.get();
      } catch (ExecutionException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
    return sum;
  }
}
