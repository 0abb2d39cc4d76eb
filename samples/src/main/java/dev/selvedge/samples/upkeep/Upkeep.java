package dev.selvedge.samples.upkeep;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Keeps a store in order, in the background. Whatever fails is told to somebody. */
@SuppressWarnings("FutureReturnValueIgnored") // its failures are told where they happen
public final class Upkeep implements AutoCloseable {
  private final Store store;
  private final Consumer<RuntimeException> failures;
  private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);

  /**
   * An upkeep that tells failures to the given function, which may be called by several threads at
   * once.
   */
  public Upkeep(Store store, Consumer<RuntimeException> failures) {
    this.store = store;
    this.failures = failures;
  }

  /** Begins to warm the store up, and returns the thread that does it. */
  public Thread warmUp() {
    Thread warmUp = new Thread(told(store::warmUp), "warm-up");
    warmUp.start();
    return warmUp;
  }

  /** Begins to write a backup. */
  public void backUp() {
    executor.execute(told(this::writeBackup));
  }

  private void writeBackup() {
    if (!store.backUp()) {
      throw new IllegalStateException("no room for the backup");
    }
  }

  /** Begins to remove what is out of date, now and again and again; a failure is not the end. */
  public void purgeEvery(Duration pause) {
    executor.scheduleWithFixedDelay(told(this::purge), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void purge() {
    if (!store.purge()) {
      throw new IllegalStateException("the store cannot be reached");
    }
  }

  private Runnable told(Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (RuntimeException e) {
        failures.accept(e);
      }
    };
  }

  /** Lets what has begun come to its end, and begins nothing more. */
  @Override
  public void close() {
    executor.close();
  }
}
