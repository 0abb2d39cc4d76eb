package dev.selvedge.samples.pitfall.cancelled;

/** The pages that are to be read, over a connection of its own. */
public interface Pages extends AutoCloseable {

  /** Whether there may be another one. */
  boolean hasNext();

  /** Waits for the next one. */
  String next() throws InterruptedException;

  /** Gives the connection back. */
  @Override
  void close();
}
