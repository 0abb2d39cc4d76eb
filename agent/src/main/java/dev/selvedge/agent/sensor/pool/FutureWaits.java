package dev.selvedge.agent.sensor.pool;

import dev.selvedge.agent.event.FutureWait;
import dev.selvedge.agent.event.PoolListener;
import dev.selvedge.agent.sensor.Blocking;
import dev.selvedge.agent.sensor.EventLoops;
import dev.selvedge.agent.sensor.SensorFault;
import dev.selvedge.agent.sensor.Stacks;
import org.jspecify.annotations.Nullable;

/**
 * The sensor of waits for futures: what the woven methods call that wait once a future is not done.
 * The methods never throw and never block.
 */
public final class FutureWaits {

  private static volatile @Nullable PoolListener listener;

  private FutureWaits() {}

  /** Starts telling the listener. */
  public static void listen(PoolListener who) {
    listener = who;
  }

  /** Stops for good, as after an error inside. */
  public static void stop() {
    listener = null;
  }

  static @Nullable PoolListener listener() {
    return listener;
  }

  /**
   * The current thread begins to wait.
   *
   * @return what {@link #exit} is told
   */
  public static @Nullable Object enter(Object future) {
    return listener == null ? null : begin(future, false, false);
  }

  /** The same for so many nanoseconds at most. */
  public static @Nullable Object enter(Object future, long nanos) {
    return listener == null || nanos <= 0 ? null : begin(future, true, false);
  }

  /** The same, for so many nanoseconds at most if it is timed. */
  public static @Nullable Object enter(Object future, boolean timed, long nanos) {
    return timed ? enter(future, nanos) : enter(future);
  }

  /** The same for a task of a fork-join pool. */
  public static @Nullable Object enterForkJoin(Object task) {
    return listener == null ? null : begin(task, false, true);
  }

  /** It waits no more. */
  public static void exit(@Nullable Object token) {
    if (token != null) {
      try {
        end((Wait) token);
      } catch (Throwable e) {
        fault(e);
      }
    }
  }

  private static @Nullable Object begin(Object future, boolean timed, boolean forkJoin) {
    Thread thread = Thread.currentThread();
    if (EventLoops.isVirtual(thread)) {
      return null;
    }
    try {
      Worker worker = timed || forkJoin ? null : Workers.of(thread);
      boolean inTask = TaskStack.isInTask(forkJoin);
      if (worker == null && !inTask) {
        return null;
      }
      Wait wait = new Wait(worker, future, EventLoops.callBegan(), Blocking.lineage());
      if (inTask) {
        wait.told = tell(wait, thread, forkJoin);
      }
      if (worker != null && worker.begin(wait)) {
        StarvationWatch.suspect();
      }
      return wait;
    } catch (Throwable e) {
      fault(e);
      return null;
    }
  }

  private static @Nullable Object tell(Wait wait, Thread thread, boolean forkJoin) {
    PoolListener known = listener;
    return known == null
        ? null
        : known.waits(
            new FutureWait(
                thread.getName(),
                EventLoops.isOnLoop(),
                forkJoin,
                wait.nanos,
                Stacks.capture(),
                wait.lineage));
  }

  private static void end(Wait wait) {
    if (wait.worker != null) {
      wait.worker.end(wait);
    }
    Object told = wait.told;
    PoolListener known = listener;
    if (told != null && known != null) {
      known.ended(told, System.nanoTime() - wait.nanos);
    }
  }

  /** An error inside Selvedge; never throws. */
  static void fault(Throwable cause) {
    if (cause instanceof VirtualMachineError) {
      // The stack or the heap of the application is at its end: this wait goes unseen.
      return;
    }
    SensorFault.off("the sensor of waits for futures", FutureWaits::stop, cause);
  }
}
