package dev.selvedge.samples.sweep;

/** Somebody who sells what the shop buys. */
@FunctionalInterface
public interface Supplier {
  /** Returns what an item costs; takes a moment. */
  int price(String item) throws InterruptedException;
}
