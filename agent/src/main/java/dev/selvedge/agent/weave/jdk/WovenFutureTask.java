package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;
import static dev.selvedge.agent.weave.Hook.atReturn;
import static dev.selvedge.agent.weave.Hook.blocking;
import static dev.selvedge.agent.weave.Hook.futureWait;
import static dev.selvedge.agent.weave.Hook.task;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/**
 * {@code FutureTask}: the wait that is entered only when the task is not done, and the task's own
 * way from being made to being run.
 */
public final class WovenFutureTask {

  private WovenFutureTask() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.util.concurrent.FutureTask",
        blocking("awaitDone", "future", 0, 1),
        futureWait("awaitDone", "enter", Hook.THIS, 0, 1),
        atReturn("<init>", "PoolTasks", "made", Hook.THIS, 0),
        task("run", "PoolTasks", "run", "ran", Hook.THIS),
        task("runAndReset", "PoolTasks", "run", "ran", Hook.THIS),
        atEntry("setException", "PeriodicTasks", "failed", Hook.THIS, 0),
        atEntry("setException", "Interrupts", "passedOn", 0),
        atEntry("report", "PeriodicTasks", "looked", Hook.THIS),
        atEntry("exceptionNow", "PeriodicTasks", "looked", Hook.THIS).ifPresent(),
        atEntry("resultNow", "PeriodicTasks", "looked", Hook.THIS).ifPresent(),
        atEntry("state", "PeriodicTasks", "looked", Hook.THIS).ifPresent(),
        task("cancel", "Cancels", "cancelling", "cancelled", Hook.THIS, 0),
        atEntry("cancel", "PoolTasks", "dropped", Hook.THIS),
        atEntry("set", "Results", "set", Hook.THIS),
        atEntry("setException", "Results", "failed", Hook.THIS, 0),
        atEntry("report", "Results", "reported", Hook.THIS),
        atReturn("isDone", "Results", "asked", Hook.THIS),
        atEntry("resultNow", "Results", "looked", Hook.THIS).since(19),
        atEntry("exceptionNow", "Results", "looked", Hook.THIS).since(19),
        atEntry("state", "Results", "looked", Hook.THIS).since(19),
        atEntry("cancel", "Results", "cancelling", Hook.THIS),
        atReturn("cancel", "Results", "cancelled", Hook.THIS),
        task("awaitDone", "TimeOuts", "waiting", "waited", Hook.THIS, 0, 1),
        task("awaitDone", "WaitTargets", "enter", "exit", Hook.THIS),
        task("awaitDone", "AbandonedTasks", "awaiting", "awaited", Hook.THIS, 0, 1));
  }
}
