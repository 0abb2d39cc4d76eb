package dev.selvedge.samples.ratelimit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Gatherers;

/**
 * Counts what is in stock, in several ways, each of which bothers the stock a few times at once.
 */
public final class Inventory {
  private static final int AT_A_TIME = 16;

  private final Stock stock;
  private final Semaphore permits = new Semaphore(AT_A_TIME);

  /** An inventory of a stock. */
  public Inventory(Stock stock) {
    this.stock = stock;
  }

  /** Each virtual thread waits for a permit. */
  public int byPermits(List<String> items) throws InterruptedException, ExecutionException {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> counts = new ArrayList<>();
      for (String item : items) {
        counts.add(executor.submit(() -> countWithPermit(item)));
      }
      return sum(counts);
    }
  }

  private int countWithPermit(String item) throws InterruptedException {
    permits.acquire();
    try {
      return stock.count(item);
    } finally {
      permits.release();
    }
  }

  /** There are no more virtual threads than permits. */
  public int byPermitsForThreads(List<String> items)
      throws InterruptedException, ExecutionException {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> counts = new ArrayList<>();
      for (String item : items) {
        permits.acquire();
        counts.add(executor.submit(() -> countAndRelease(item)));
      }
      return sum(counts);
    }
  }

  private int countAndRelease(String item) throws InterruptedException {
    try {
      return stock.count(item);
    } finally {
      permits.release();
    }
  }

  /** The gatherer forks the next one when one is done. */
  public int byGatherer(List<String> items) {
    return items.stream()
        .gather(Gatherers.mapConcurrent(AT_A_TIME, this::countOrFail))
        .mapToInt(Integer::intValue)
        .sum();
  }

  private int countOrFail(String item) {
    try {
      return stock.count(item);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("was interrupted", e);
    }
  }

  /** The pool has no more threads. */
  public int byPool(List<String> items) throws InterruptedException, ExecutionException {
    try (ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME)) {
      List<Future<Integer>> counts = new ArrayList<>();
      for (String item : items) {
        counts.add(pool.submit(() -> stock.count(item)));
      }
      return sum(counts);
    }
  }

  static int sum(List<Future<Integer>> counts) throws InterruptedException, ExecutionException {
    int total = 0;
    for (Future<Integer> count : counts) {
      total += count.get();
    }
    return total;
  }
}
