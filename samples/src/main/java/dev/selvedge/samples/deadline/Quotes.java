package dev.selvedge.samples.deadline;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Quotes prices in time or not at all, and asks no longer than anybody waits. */
public final class Quotes {
  private final ExecutorService pool;
  private final PriceSource source;
  private final Duration limit;

  /** Quotes of a source that is asked on the threads of a pool. */
  public Quotes(ExecutorService pool, PriceSource source, Duration limit) {
    this.pool = pool;
    this.source = source;
    this.limit = limit;
  }

  /** What it costs; empty if the source does not say so in time. */
  public OptionalInt quote(String item) throws InterruptedException, ExecutionException {
    Future<Integer> price = pool.submit(() -> source.price(item));
    try {
      return OptionalInt.of(price.get(limit.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return OptionalInt.empty();
    } finally {
      price.cancel(true);
    }
  }
}
