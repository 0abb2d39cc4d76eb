package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;
import static dev.selvedge.agent.weave.Hook.atReturn;
import static dev.selvedge.agent.weave.Hook.task;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** {@code ForkJoinPool}: what is given to it. */
public final class WovenForkJoinPool {

  private WovenForkJoinPool() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.util.concurrent.ForkJoinPool",
        task("invokeAll", "Results", "invoking", "invoked"),
        // Whoever invokes a task gets its outcome.
        task("invoke", "Results", "hiding", "hidden"),
        task("invokeAny", "Results", "hiding", "hidden").since(19),
        atReturn("<init>", "OpenExecutors", "made", Hook.THIS),
        atEntry("shutdown", "OpenExecutors", "closing", Hook.THIS),
        atEntry("shutdownNow", "OpenExecutors", "closing", Hook.THIS),
        atEntry("close", "OpenExecutors", "closing", Hook.THIS).since(19),
        task("shutdownNow", "Cancels", "stopping", "cancelled", Hook.THIS),
        task("close", "Cancels", "stopping", "cancelled", Hook.THIS).since(19),
        task("close", "Closings", "closing", "closed", Hook.THIS).since(19),
        atReturn("awaitTermination", "TimeOuts", "awaited", Hook.THIS),
        atEntry("externalSubmit", "ForkJoinTasks", "submitted", Hook.THIS, 0),
        atReturn("externalSubmit", "Queues", "submitted", Hook.THIS),
        atReturn("poolSubmit", "Queues", "submitted", Hook.THIS).since(19),
        atEntry("poolSubmit", "ForkJoinTasks", "submitted", Hook.THIS, 1).since(19),
        atEntry("scheduleDelayedTask", "ForkJoinTasks", "scheduled", Hook.THIS, 0).since(25),
        atEntry("scheduleDelayedTask", "PeriodicTasks", "delayed", 0).since(25));
  }
}
