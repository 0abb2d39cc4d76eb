package dev.selvedge.samples.deadline;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Quotes prices in time or not at all, and forgets what it has asked: a slow source soon has all
 * threads of the pool waiting for answers that nobody wants. {@link Quotes} does it right.
 */
public final class HastyQuotes {
  private final ExecutorService pool;
  private final PriceSource source;
  private final Duration limit;

  /** Quotes of a source that is asked on the threads of a pool. */
  public HastyQuotes(ExecutorService pool, PriceSource source, Duration limit) {
    this.pool = pool;
    this.source = source;
    this.limit = limit;
  }

  /** What it costs; empty if the source does not say so in time. */
  public OptionalInt quote(String item) throws InterruptedException, ExecutionException {
    Future<Integer> price = pool.submit(() -> source.price(item));
    try {
      long nanos = limit.toNanos();
      return OptionalInt.of(price.get(nanos, TimeUnit.NANOSECONDS)); // FINDING: OrphanedByTimeout
    } catch (TimeoutException e) {
      return OptionalInt.empty();
    }
  }
}
