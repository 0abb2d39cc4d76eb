package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atCall;
import static dev.selvedge.agent.weave.Hook.atEntry;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** The task that a fork-join pool runs later: being run again and again, or not any more. */
public final class WovenScheduledForkJoinTask {

  private WovenScheduledForkJoinTask() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
            "java.util.concurrent.DelayScheduler$ScheduledForkJoinTask",
            atCall(
                "postExec",
                "java/util/concurrent/DelayScheduler.pend",
                "ForkJoinTasks",
                "again",
                ""),
            atEntry("cancel", "PoolTasks", "dropped", Hook.THIS))
        .from(25);
  }
}
