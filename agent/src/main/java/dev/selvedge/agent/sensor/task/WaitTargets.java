package dev.selvedge.agent.sensor.task;

import org.jspecify.annotations.Nullable;

/**
 * What threads of windows wait for, told by the woven methods that wait once there is something to
 * wait for. The methods never throw and never block.
 */
public final class WaitTargets {

  private WaitTargets() {}

  /**
   * The current thread begins to wait.
   *
   * @return what {@link #exit} is told
   */
  public static @Nullable Object enter(Object target) {
    if (!Sensor.isOn()) {
      return null;
    }
    try {
      TimeOuts.waitsAgain(target);
      ThreadTasks thread = ThreadTable.currentOrNew();
      Wait wait = new Wait(thread, thread.waitsFor);
      thread.waitsFor = target;
      return wait;
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  /** It waits no more. */
  public static void exit(@Nullable Object token) {
    if (token != null) {
      Wait wait = (Wait) token;
      wait.thread.waitsFor = wait.before;
    }
  }

  /** A wait, inside of which the thread may run other tasks that wait. */
  private static final class Wait {
    private final ThreadTasks thread;
    private final @Nullable Object before;

    Wait(ThreadTasks thread, @Nullable Object before) {
      this.thread = thread;
      this.before = before;
    }
  }
}
