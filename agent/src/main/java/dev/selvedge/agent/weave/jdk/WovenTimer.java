package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** {@code Timer}: tasks for later, and its end. */
public final class WovenTimer {

  private WovenTimer() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.util.Timer",
        atEntry("sched", "TimerTasks", "scheduled", Hook.THIS, 0, 2),
        atEntry("sched", "PeriodicTasks", "scheduled", 0, 2),
        atEntry("cancel", "TimerTasks", "ended", Hook.THIS));
  }
}
