package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.task;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** The executor that has a thread for each task: what it is given, and what it waits for. */
public final class WovenThreadPerTask {

  private WovenThreadPerTask() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
            "java.util.concurrent.ThreadPerTaskExecutor",
            task("submit", "Results", "submitting", "submitted", Hook.THIS),
            task("invokeAll", "Results", "invoking", "invoked"),
            task("invokeAny", "Results", "hiding", "hidden"))
        .from(21);
  }
}
