package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;
import static dev.selvedge.agent.weave.Hook.task;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** {@code ExecutorService}: giving it tasks, and waiting for several of them, which is one call. */
public final class WovenAbstractExecutorService {

  private WovenAbstractExecutorService() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.util.concurrent.AbstractExecutorService",
        blocking("invokeAll", "outer"),
        blocking("invokeAny", "outer"),
        task("submit", "Results", "submitting", "submitted", Hook.THIS),
        task("invokeAll", "Results", "invoking", "invoked"),
        task("doInvokeAny", "Results", "hiding", "hidden"));
  }
}
