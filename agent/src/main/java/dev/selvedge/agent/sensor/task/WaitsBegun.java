package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.sensor.Blocking;

/** Tells those whom it concerns that the current thread is about to wait. */
final class WaitsBegun implements Runnable {

  private WaitsBegun() {}

  /** From now on it is of interest. */
  static void listen() {
    Blocking.onWaits(new WaitsBegun());
  }

  @Override
  public void run() {
    try {
      Interrupts.waiting();
      FanOuts.waiting();
    } catch (Throwable e) {
      Sensor.fault(e);
    }
  }
}
