package dev.selvedge.agent.sensor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The thread that looks at other threads, for what no woven call tells: how long something lasts
 * while it lasts, and what only the JVM knows. Those that are looked at notice nothing.
 */
public final class Watchdog implements Runnable {

  /** What {@link Watch#look} answers when there is nothing to look at until it is woken. */
  public static final long NEVER = Long.MAX_VALUE;

  private static final Watchdog ONLY = new Watchdog();

  private volatile List<Watch> watches = List.of();
  private volatile @Nullable Thread thread;

  private Watchdog() {}

  /** Who looks. */
  public interface Watch {

    /**
     * Looks. Called by the watchdog's thread alone; what it throws switches this watch off.
     *
     * @param now on the clock of {@link System#nanoTime()}
     * @return in how many nanoseconds to look again at the latest
     */
    long look(long now);

    /** Stops whatever tells the watch, because it has failed. */
    default void stop() {}

    /** What it watches, for the line that says that it has failed: {@code "the watch of ..."}. */
    String part();
  }

  /** Adds a watch; the thread starts with the first one. */
  public static void add(Watch watch) {
    ONLY.addOne(watch);
  }

  /** Has the watches look soon, after one has answered {@link #NEVER}; from any thread. */
  public static void wake() {
    LockSupport.unpark(ONLY.thread);
  }

  private synchronized void addOne(Watch watch) {
    List<Watch> more = new ArrayList<>(watches);
    more.add(watch);
    watches = List.copyOf(more);
    Thread running = thread;
    if (running == null) {
      running = new Thread(null, this, "selvedge-watch", 0, false);
      running.setDaemon(true);
      running.setContextClassLoader(null);
      thread = running;
      running.start();
    } else {
      LockSupport.unpark(running);
    }
  }

  private void stop(Watch watch) {
    remove(watch);
    watch.stop();
  }

  private synchronized void remove(Watch watch) {
    List<Watch> fewer = new ArrayList<>(watches);
    fewer.remove(watch);
    watches = List.copyOf(fewer);
  }

  @Override
  public void run() {
    while (true) {
      try {
        lookAndWait();
      } catch (VirtualMachineError exhausted) {
        // The heap of the application is at its end: what it has seen will be seen again.
      }
    }
  }

  private void lookAndWait() {
    long next = NEVER;
    for (Watch watch : watches) {
      next = Math.min(next, look(watch));
    }
    if (next == NEVER) {
      LockSupport.park(this);
    } else {
      LockSupport.parkNanos(this, next);
    }
  }

  private long look(Watch watch) {
    try {
      return watch.look(System.nanoTime());
    } catch (VirtualMachineError exhausted) {
      // The heap of the application is at its end: this look has seen nothing.
      return 100_000_000;
    } catch (Throwable e) {
      SensorFault.off(watch.part(), () -> stop(watch), e);
      return NEVER;
    }
  }
}
