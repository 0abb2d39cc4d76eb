package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.WovenType;

/** {@code FutureTask}: the wait that is entered only when the task is not done. */
public final class WovenFutureTask {

  private WovenFutureTask() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of("java.util.concurrent.FutureTask", blocking("awaitDone", "future", 0, 1));
  }
}
