package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atCall;

import dev.selvedge.agent.weave.WovenType;

/** The thread of a {@code Timer}: running the tasks. */
public final class WovenTimerThread {

  private WovenTimerThread() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.util.TimerThread",
        atCall("mainLoop", "java/util/TimerTask.run", "TimerTasks", "begin", "done"),
        atCall("mainLoop", "java/util/TimerTask.run", "PeriodicTasks", "running", "ran"));
  }
}
