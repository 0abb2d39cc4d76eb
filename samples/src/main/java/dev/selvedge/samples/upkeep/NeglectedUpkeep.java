package dev.selvedge.samples.upkeep;

import java.util.concurrent.ScheduledExecutorService;

/**
 * Keeps a store in order as long as nothing fails, and never warms it up. {@link Upkeep} does it
 * right.
 */
public final class NeglectedUpkeep implements AutoCloseable {
  private final Store store;
  private final ScheduledExecutorService executor;

  /** An upkeep by an executor, which it closes. */
  public NeglectedUpkeep(Store store, ScheduledExecutorService executor) {
    this.store = store;
    this.executor = executor;
  }

  /** Makes a thread that would warm the store up, and returns its name. */
  public String warmUp() {
    Thread warmUp = new Thread(store::warmUp, "warm-up"); // FINDING: NeverStarted
    warmUp.setDaemon(true);
    return warmUp.getName();
  }

  @Override
  public void close() {
    executor.close();
  }
}
