package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;
import static dev.selvedge.agent.weave.Hook.futureWait;
import static dev.selvedge.agent.weave.Hook.task;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** {@code CompletableFuture}: the waits that are entered only when the future is not done. */
public final class WovenCompletableFuture {

  private WovenCompletableFuture() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.util.concurrent.CompletableFuture",
        blocking("waitingGet", "future"),
        blocking("timedGet", "future", 0),
        futureWait("waitingGet", "enter", Hook.THIS),
        futureWait("timedGet", "enter", Hook.THIS, 0),
        task("waitingGet", "WaitTargets", "enter", "exit", Hook.THIS),
        task("timedGet", "WaitTargets", "enter", "exit", Hook.THIS),
        task("waitingGet", "AbandonedTasks", "awaiting", "awaited", Hook.THIS),
        task("timedGet", "AbandonedTasks", "awaiting", "awaited", Hook.THIS, 0));
  }
}
