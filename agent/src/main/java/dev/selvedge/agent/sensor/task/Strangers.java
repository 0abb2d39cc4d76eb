package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.TaskKind;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Work of no window that began in the course of a test, as that of a server that the test has asked
 * for something. It has a moment to fail, so that it does not matter who was faster: the answer or
 * the failure. It may also go on for as long as it likes, being nobody's.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Strangers {

  static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

  private Strangers() {}

  /**
   * Waits a moment for what has begun since a test has.
   *
   * @param test the body of the test, the only one that runs
   * @param nanos how long at most
   */
  static void await(Task test, long nanos) {
    waitWhile(() -> areUnderWay(test), nanos);
  }

  /**
   * Waits for their threads to get on.
   *
   * @param nanos how long
   */
  static void pause(long nanos) {
    waitWhile(() -> true, nanos);
  }

  /** Waits; an interrupt does not end it, and is kept. */
  private static void waitWhile(BooleanSupplier condition, long nanos) {
    long began = System.nanoTime();
    boolean interrupted = false;
    long passed = 0;
    while (passed < nanos && condition.getAsBoolean()) {
      LockSupport.parkNanos(Strangers.class, Math.min(PAUSE, nanos - passed));
      interrupted |= Thread.interrupted();
      passed = System.nanoTime() - began;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean areUnderWay(Task test) {
    AtomicBoolean found = new AtomicBoolean();
    if (Ledger.isUsed()) {
      Ledger.forEach(tracked -> found.compareAndSet(false, isUnderWay(tracked, test)));
    }
    return found.get();
  }

  private static boolean isUnderWay(Tracked tracked, Task test) {
    Object future = tracked.get();
    return tracked.window() == TaskWindow.JVM
        && tracked.has(Tracked.WORK)
        && tracked.task.kind != TaskKind.SCHEDULED_TASK
        && tracked.task.isYoungerThan(test)
        && future != null
        && !Ledger.isDone(future);
  }
}
