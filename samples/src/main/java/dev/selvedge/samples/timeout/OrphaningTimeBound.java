package dev.selvedge.samples.timeout;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/**
 * Waits for work as long as its limit, and walks away: a slow service soon has all threads of the
 * pool waiting for answers that nobody wants. {@link FutureTimeBound} cancels.
 */
public final class OrphaningTimeBound {
  private final ExecutorService pool;

  /** One that has this pool work. */
  public OrphaningTimeBound(ExecutorService pool) {
    this.pool = pool;
  }

  /** Calls it, and waits at most as long as this. */
  public <T> T call(Duration limit, Callable<T> work)
      throws TimeoutException, ExecutionException, InterruptedException {
    Future<T> result = pool.submit(work);
    return result.get(NANOSECONDS.convert(limit), NANOSECONDS); // FINDING: OrphanedByTimeout
  }
}
