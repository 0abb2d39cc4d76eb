package dev.selvedge.samples.timeout;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/**
 * Gives work on the threads of a pool a time limit, and ends it when that is over. Other than
 * {@link TimeBound} it does not wait until the work has ended.
 */
public final class FutureTimeBound {
  private final ExecutorService pool;

  /** One that has this pool work. */
  public FutureTimeBound(ExecutorService pool) {
    this.pool = pool;
  }

  /**
   * Calls it, at most as long as this; that includes how long it waits for a thread of the pool.
   *
   * @throws TimeoutException if it takes longer; it is interrupted then
   * @throws ExecutionException if it fails, with the reason as its cause
   * @throws InterruptedException if the caller is interrupted; the work is then, too
   */
  public <T> T call(Duration limit, Callable<T> work)
      throws TimeoutException, ExecutionException, InterruptedException {
    Future<T> result = pool.submit(work);
    try {
      return result.get(NANOSECONDS.convert(limit), NANOSECONDS);
    } finally {
      // Nothing to do if it is done.
      result.cancel(true);
    }
  }
}
