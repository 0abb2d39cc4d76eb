package dev.selvedge.agent.sensor.task;

import org.jspecify.annotations.Nullable;

/**
 * The work outside of windows that has delayed a task, which may be a watchdog and runs on a thread
 * of the JDK; and what such a task gives away in turn.
 */
final class Armers {

  private static final int MOST = 100_000;

  private static final WeakTable<Task> ARMERS = new WeakTable<>(MOST);

  private Armers() {}

  /** The current thread delays a task. */
  static void delayed(Object task) {
    Task maker = ThreadTable.currentOrNew().work();
    if (maker.window != null) {
      ARMERS.takeGone(each -> true);
      ARMERS.put(task, maker);
    }
  }

  /** The current thread gives away what is to run at once. */
  static void given(Object task) {
    ThreadTasks thread = ThreadTable.currentOrNew();
    Task current = ARMERS.isUnused() ? null : thread.current();
    if (current != null && current.isStandIn()) {
      ARMERS.put(task, current);
    } else {
      thread.gives(task);
    }
  }

  /** The work that has armed a task; null if that is not known. */
  static @Nullable Task of(Object task) {
    return ARMERS.get(task);
  }
}
