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
        atEntry("setDone", "Results", "completing", Hook.THIS),
        atEntry("trySetThrown", "Results", "threw", Hook.THIS, 0),
        atEntry("trySetThrown", "Interrupts", "passedOn", 0),
        atEntry("trySetException", "Interrupts", "passedOn", 0).since(25),
        task("join", "Results", "joining", "joined", Hook.THIS),
        task("get", "Results", "joining", "joined", Hook.THIS),
        task("get", "TimeOuts", "waiting", "waited", Hook.THIS, 0, 1).where("(J"),
        task("invoke", "Results", "joining", "joined", Hook.THIS),
        atReturn("getException", "Results", "looked", Hook.THIS).where("()"),
        atReturn("isCompletedAbnormally", "Results", "looked", Hook.THIS),
        atEntry("resultNow", "Results", "looked", Hook.THIS).since(19),
        atEntry("exceptionNow", "Results", "looked", Hook.THIS).since(19),
        atEntry("state", "Results", "looked", Hook.THIS).since(19),
        atReturn("isDone", "Results", "asked", Hook.THIS),
        atReturn("isCompletedNormally", "Results", "looked", Hook.THIS),
        atReturn("quietlyJoin", "Results", "asked", Hook.THIS),
        atReturn("quietlyInvoke", "Results", "asked", Hook.THIS),
        task("invokeAll", "Results", "invokingBoth", "invokedBoth", 1)
            .where("(Ljava/util/concurrent/ForkJoinTask;Ljava/util/concurrent/ForkJoinTask;)"),
        task("invokeAll", "Results", "hiding", "hidden"),
        atEntry("rethrow", "Futures", "passedOn", 0),
        atEntry("cancel", "Results", "cancelling", Hook.THIS),
        atReturn("cancel", "Results", "cancelled", Hook.THIS),
        atEntry("trySetException", "PeriodicTasks", "failedInPool", Hook.THIS, 0).since(25),
        atEntry("getException", "PeriodicTasks", "looked", Hook.THIS).where("(Z)").since(25),
        futureWait("awaitDone", "enterForkJoin", Hook.THIS),
        task("awaitDone", "WaitTargets", "enter", "exit", Hook.THIS));
  }
}
