package dev.selvedge.samples.fanout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

/**
 * Asks a back end for the price of each item, all at once: a long list is an attack on it. {@link
 * Quotes} and {@link GatedQuotes} do it right.
 */
public final class HastyQuotes {
  private final UnaryOperator<String> backEnd;

  /** Quotes from a back end that many threads may ask at once. */
  public HastyQuotes(UnaryOperator<String> backEnd) {
    this.backEnd = backEnd;
  }

  /** The prices of some items, in their order. */
  public List<String> of(List<String> items) throws InterruptedException, ExecutionException {
    List<String> quotes = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> asked = new ArrayList<>();
      for (String item : items) {
        asked.add(threads.submit(() -> backEnd.apply(item))); // FINDING: UnboundedFanOut
      }
      for (Future<String> each : asked) {
        quotes.add(each.get());
      }
    }
    return quotes;
  }
}
