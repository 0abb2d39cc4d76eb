package dev.selvedge.samples.fanout;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Gatherers;

/** Asks a back end for the price of each item, some at a time, as many as that can bear. */
public final class Quotes {
  private static final int AT_ONCE = 16;

  private final UnaryOperator<String> backEnd;

  /** Quotes from a back end that several threads may ask at once. */
  public Quotes(UnaryOperator<String> backEnd) {
    this.backEnd = backEnd;
  }

  /** The prices of some items, in their order. */
  public List<String> of(List<String> items) {
    return items.stream().gather(Gatherers.mapConcurrent(AT_ONCE, backEnd)).toList();
  }
}
