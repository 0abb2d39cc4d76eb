package dev.selvedge.agent.sensor;

import dev.selvedge.agent.event.WaitKind;
import org.jspecify.annotations.Nullable;

/** Tells from the blocker of a park what it waits for. */
final class Blockers {

  private Blockers() {}

  static WaitKind kindOf(@Nullable Object blocker) {
    if (blocker == null) {
      return WaitKind.PARK;
    }
    // The synchronizers of the JDK's locks; a latch, a semaphore or a condition has another one.
    String type = blocker.getClass().getName();
    boolean lock =
        type.startsWith("java.util.concurrent.locks.Reentrant")
            || type.equals("java.util.concurrent.locks.StampedLock")
            || type.equals("java.util.concurrent.ThreadPoolExecutor$Worker");
    return lock ? WaitKind.LOCK : WaitKind.PARK;
  }
}
