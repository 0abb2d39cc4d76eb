package dev.selvedge.samples.fanout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;

/** Asks a back end for the price of each item, as many at a time as there are permits. */
public final class GatedQuotes {
  private static final int AT_ONCE = 16;

  private final Semaphore permits = new Semaphore(AT_ONCE);
  private final UnaryOperator<String> backEnd;

  /** Quotes from a back end that several threads may ask at once. */
  public GatedQuotes(UnaryOperator<String> backEnd) {
    this.backEnd = backEnd;
  }

  /** The prices of some items, in their order. */
  public List<String> of(List<String> items) throws InterruptedException, ExecutionException {
    List<String> quotes = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> asked = new ArrayList<>();
      for (String item : items) {
        permits.acquire();
        asked.add(threads.submit(() -> askAndRelease(item)));
      }
      for (Future<String> each : asked) {
        quotes.add(each.get());
      }
    }
    return quotes;
  }

  private String askAndRelease(String item) {
    try {
      return backEnd.apply(item);
    } finally {
      permits.release();
    }
  }
}
