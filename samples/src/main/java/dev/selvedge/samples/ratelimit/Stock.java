package dev.selvedge.samples.ratelimit;

/** Knows how many there are of an item. */
@FunctionalInterface
public interface Stock {
  /** Returns how many there are; takes a moment, and bears a few callers at a time. */
  int count(String item) throws InterruptedException;
}
