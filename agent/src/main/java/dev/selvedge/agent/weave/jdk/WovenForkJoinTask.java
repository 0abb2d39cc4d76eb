package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;
import static dev.selvedge.agent.weave.Hook.futureWait;
import static dev.selvedge.agent.weave.Hook.task;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** {@code ForkJoinTask}: forking, and running, on whatever stack. */
public final class WovenForkJoinTask {

  private WovenForkJoinTask() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.util.concurrent.ForkJoinTask",
        atEntry("fork", "ForkJoinTasks", "forked", Hook.THIS),
        atEntry("tryUnfork", "PoolTasks", "dropped", Hook.THIS),
        task("doExec", "ForkJoinTasks", "running", "ran", Hook.THIS),
        atEntry("trySetException", "PeriodicTasks", "failedInPool", Hook.THIS, 0).since(25),
        atEntry("getException", "PeriodicTasks", "looked", Hook.THIS).where("(Z)").since(25),
        futureWait("awaitDone", "enterForkJoin", Hook.THIS),
        task("awaitDone", "WaitTargets", "enter", "exit", Hook.THIS));
  }
}
