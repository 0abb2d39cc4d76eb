package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atCall;
import static dev.selvedge.agent.weave.Hook.atEntry;
import static dev.selvedge.agent.weave.Hook.atReturn;
import static dev.selvedge.agent.weave.Hook.callback;
import static dev.selvedge.agent.weave.Hook.callbackAt;
import static dev.selvedge.agent.weave.Hook.task;
import static dev.selvedge.agent.weave.Hook.worker;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/**
 * {@code ThreadPoolExecutor}: tasks on their way from whoever gives them to the worker that runs
 * them.
 */
public final class WovenThreadPoolExecutor {

  private WovenThreadPoolExecutor() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.util.concurrent.ThreadPoolExecutor",
        atReturn("<init>", "OpenExecutors", "made", Hook.THIS),
        atEntry("shutdown", "OpenExecutors", "closing", Hook.THIS),
        atEntry("shutdownNow", "OpenExecutors", "closing", Hook.THIS),
        atEntry("execute", "PoolTasks", "executed", Hook.THIS, 0),
        atReturn("execute", "Queues", "executed", Hook.THIS),
        task("addWorker", "Crowds", "growing", "grown", Hook.THIS),
        atCall(
            "runWorker",
            "java/util/concurrent/ThreadPoolExecutor.beforeExecute",
            "PoolTasks",
            "begin",
            ""),
        atCall(
                "runWorker",
                "java/util/concurrent/ThreadPoolExecutor.afterExecute",
                "UncaughtFailures",
                "looking",
                "")
            .withThis(),
        worker("runWorker", "began", "ended", Hook.THIS),
        atEntry("getTask", "PoolTasks", "idle"),
        callbackAt("runWorker", "java/util/concurrent/ThreadPoolExecutor.beforeExecute"),
        callback("getTask"),
        task("reject", "AbandonedTasks", "rejecting", "rejected", Hook.THIS, 0),
        task("reject", "PoolTasks", "rejecting", "rejected", Hook.THIS, 0),
        task("shutdownNow", "Cancels", "stopping", "cancelled", Hook.THIS),
        atEntry("shutdownNow", "Results", "cancelling", Hook.THIS),
        atReturn("awaitTermination", "TimeOuts", "awaited", Hook.THIS),
        atReturn("shutdownNow", "PoolTasks", "drained", Hook.RESULT, Hook.THIS),
        atReturn("awaitTermination", "AbandonedTasks", "terminationAwaited", Hook.THIS),
        atEntry("isTerminated", "AbandonedTasks", "looked", Hook.THIS));
  }
}
