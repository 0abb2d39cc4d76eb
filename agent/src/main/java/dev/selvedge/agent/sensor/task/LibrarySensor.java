package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.sensor.SensorFault;

/**
 * Whether the sensor of the futures and publishers of libraries is at work: a part of its own, so
 * that what a library does in an unknown version takes nothing else with it.
 */
final class LibrarySensor {

  private static volatile boolean broken;

  private LibrarySensor() {}

  static boolean isOn() {
    return !broken && Sensor.isOn();
  }

  /** An error inside Selvedge; never throws. */
  static void fault(Throwable cause) {
    if (!(cause instanceof VirtualMachineError)) {
      SensorFault.off("the sensor of futures of libraries", LibrarySensor::stop, cause);
    }
  }

  private static void stop() {
    broken = true;
  }
}
