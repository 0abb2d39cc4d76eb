package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.sensor.SensorFault;

/** Whether the sensor of tasks is at work. */
final class Sensor {

  /** Set when the first window opens. Stays set: what that window left is still its own. */
  private static volatile boolean on;

  private static volatile boolean broken;

  private Sensor() {}

  static boolean isOn() {
    return on;
  }

  static void start() {
    on = !broken;
  }

  /** Whether it went off because of an error inside. */
  static boolean isBroken() {
    return broken;
  }

  /** An error inside Selvedge; never throws. */
  static void fault(Throwable cause) {
    if (cause instanceof VirtualMachineError) {
      // The stack or the heap of the application is at its end: this task goes unseen.
      return;
    }
    SensorFault.off("the sensor of tasks", Sensor::stop, cause);
  }

  private static void stop() {
    broken = true;
    on = false;
  }
}
