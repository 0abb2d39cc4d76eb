package dev.selvedge.samples.upkeep;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a store in order as long as nothing fails, and never warms it up. {@link Upkeep} does it
 * right.
 */
@SuppressWarnings("FutureReturnValueIgnored") // that is what it is about
public final class NeglectedUpkeep implements AutoCloseable {
  private final Store store;
  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);

  /** An upkeep of which nobody learns whether it works. */
  public NeglectedUpkeep(Store store) {
    this.store = store;
  }

  /** Makes a thread that would warm the store up, and returns its name. */
  public String warmUp() {
    Thread warmUp = new Thread(store::warmUp, "warm-up"); // FINDING: NeverStarted
    warmUp.setDaemon(true);
    return warmUp.getName();
  }

  /** Begins to write a backup. */
  public void backUp() {
    executor.execute(this::writeBackup);
  }

  private void writeBackup() {
    if (!store.backUp()) {
      throw new IllegalStateException("no room for the backup"); // FINDING: UncaughtTaskFailure
    }
  }

  /** Begins to remove what is out of date, now and again and again, until that fails once. */
  public void purgeEvery(Duration pause) {
    scheduler.scheduleWithFixedDelay(this::purge, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void purge() {
    if (!store.purge()) {
      throw new IllegalStateException("the store cannot be reached"); // FINDING: DeadPeriodicTask
    }
  }

  /** Lets what has begun come to its end, and begins nothing more. */
  @Override
  public void close() {
    executor.close();
    scheduler.close();
  }
}
