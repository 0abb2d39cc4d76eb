package dev.selvedge.samples.pitfall.cancelled;

/** The pages that are to be read. May be used by several threads at once. */
public interface Pages {

  /** Whether there may be another one. */
  boolean isOpen();

  /** Waits for the next one. */
  String next() throws InterruptedException;
}
