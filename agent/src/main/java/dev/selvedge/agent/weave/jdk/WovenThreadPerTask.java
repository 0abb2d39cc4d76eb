package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;
import static dev.selvedge.agent.weave.Hook.atReturn;
import static dev.selvedge.agent.weave.Hook.task;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/**
 * The executor that has a thread for each task: what it is given, what it waits for, and its end.
 */
public final class WovenThreadPerTask {

  private WovenThreadPerTask() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
            "java.util.concurrent.ThreadPerTaskExecutor",
            atReturn("<init>", "OpenExecutors", "made", Hook.THIS),
            atEntry("shutdown", "OpenExecutors", "closing", Hook.THIS),
            atEntry("shutdownNow", "OpenExecutors", "closing", Hook.THIS),
            atEntry("close", "OpenExecutors", "closing", Hook.THIS),
            task("submit", "Results", "submitting", "submitted", Hook.THIS),
            task("invokeAll", "Results", "invoking", "invoked"),
            task("invokeAny", "Results", "hiding", "hidden"))
        .from(21);
  }
}
