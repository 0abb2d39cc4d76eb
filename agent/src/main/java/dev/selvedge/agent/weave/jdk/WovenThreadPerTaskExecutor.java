package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;
import static dev.selvedge.agent.weave.Hook.atReturn;
import static dev.selvedge.agent.weave.Hook.task;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** The executor that starts a thread for each task: its making and its end. */
public final class WovenThreadPerTaskExecutor {

  private WovenThreadPerTaskExecutor() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
            "java.util.concurrent.ThreadPerTaskExecutor",
            task("submit", "Results", "submitting", "submitted", Hook.THIS),
            task("invokeAll", "Results", "invoking", "invoked"),
            task("invokeAny", "Results", "hiding", "hidden"),
            atReturn("<init>", "OpenExecutors", "made", Hook.THIS),
            task("start", "Crowds", "growing", "grown", Hook.THIS),
            atEntry("shutdown", "OpenExecutors", "closing", Hook.THIS),
            atEntry("shutdownNow", "OpenExecutors", "closing", Hook.THIS),
            task("shutdownNow", "Cancels", "stopping", "cancelled", Hook.THIS),
            task("close", "Cancels", "stopping", "cancelled", Hook.THIS),
            task("close", "Closings", "closing", "closed", Hook.THIS),
            atReturn("awaitTermination", "TimeOuts", "awaited", Hook.THIS),
            atEntry("close", "OpenExecutors", "closing", Hook.THIS))
        .from(21);
  }
}
