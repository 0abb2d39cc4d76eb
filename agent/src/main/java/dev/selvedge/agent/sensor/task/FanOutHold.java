package dev.selvedge.agent.sensor.task;

/**
 * Holds the members of a fan-out at their first instruction until their owner has stopped to fork,
 * in windows in which it is to be seen how many of them there can be at a time. Without it, members
 * that are quick would never meet.
 *
 * <p>This is the one part of the sensor that waits, and it does so in these windows alone.
 */
final class FanOutHold {

  private static int windows;

  /** Whether there are such windows, for whoever has no time. */
  private static volatile boolean holding;

  private FanOutHold() {}

  /** Holds the members of a window from now on. */
  static synchronized void begin(TaskWindow window) {
    if (!window.scaled) {
      window.scaled = true;
      windows++;
      holding = true;
    }
  }

  /** Holds them no more. */
  static synchronized void end(TaskWindow window) {
    if (window.scaled) {
      window.scaled = false;
      holding = --windows > 0;
    }
  }

  /** Whether a window, or one that it lies in, is such a window. */
  static boolean isOn(Task task) {
    if (holding) {
      for (TaskWindow each = task.window; each != null; each = each.parent) {
        if (each.scaled) {
          return true;
        }
      }
    }
    return false;
  }
}
