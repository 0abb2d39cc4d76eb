package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** {@code TimerTask}: what will not be run any more. */
public final class WovenTimerTask {

  private WovenTimerTask() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.util.TimerTask", atEntry("cancel", "TimerTasks", "cancelled", Hook.THIS));
  }
}
