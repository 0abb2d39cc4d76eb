package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;
import static dev.selvedge.agent.weave.Hook.task;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** {@code ScheduledThreadPoolExecutor}: tasks for later, and those that come again. */
public final class WovenScheduledThreadPoolExecutor {

  private WovenScheduledThreadPoolExecutor() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.util.concurrent.ScheduledThreadPoolExecutor",
        atEntry("triggerTime", "PoolTasks", "delayed", 0).where("(J)"),
        atEntry("delayedExecute", "PoolTasks", "scheduled", Hook.THIS, 0),
        atEntry("reExecutePeriodic", "PoolTasks", "again", 0),
        // Its future is one that nobody gets.
        task("execute", "Results", "hiding", "hidden"));
  }
}
