package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;
import static dev.selvedge.agent.weave.Hook.atReturn;
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
        atEntry("trySetThrown", "Results", "threw", Hook.THIS, 0),
        task("join", "Results", "joining", "joined", Hook.THIS),
        task("get", "Results", "joining", "joined", Hook.THIS),
        task("invoke", "Results", "joining", "joined", Hook.THIS),
        atReturn("getException", "Results", "looked", Hook.THIS).where("()"),
        atReturn("isCompletedAbnormally", "Results", "looked", Hook.THIS),
        atReturn("resultNow", "Results", "looked", Hook.THIS).since(19),
        atReturn("exceptionNow", "Results", "looked", Hook.THIS).since(19),
        atReturn("state", "Results", "looked", Hook.THIS).since(19),
        atReturn("isDone", "Results", "asked", Hook.THIS),
        atReturn("isCompletedNormally", "Results", "asked", Hook.THIS),
        atReturn("quietlyJoin", "Results", "asked", Hook.THIS),
        atReturn("quietlyInvoke", "Results", "asked", Hook.THIS),
        atReturn("invokeAll", "Results", "invokedBoth", 0, 1)
            .where("(Ljava/util/concurrent/ForkJoinTask;Ljava/util/concurrent/ForkJoinTask;)"),
        atReturn("invokeAll", "Results", "invokedAll", 0).where("([L"),
        atReturn("invokeAll", "Results", "invokedAll", 0).where("(Ljava/util/Collection;)"),
        atEntry("rethrow", "Futures", "passedOn", 0),
        atEntry("cancel", "Results", "cancelling", Hook.THIS),
        futureWait("awaitDone", "enterForkJoin", Hook.THIS),
        task("awaitDone", "WaitTargets", "enter", "exit", Hook.THIS));
  }
}
