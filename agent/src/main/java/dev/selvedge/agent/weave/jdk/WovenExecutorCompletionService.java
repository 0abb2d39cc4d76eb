package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atReturn;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** {@code ExecutorCompletionService}: who takes a future out of it knows that it is done. */
public final class WovenExecutorCompletionService {

  private WovenExecutorCompletionService() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.util.concurrent.ExecutorCompletionService",
        atReturn("take", "Results", "drained", Hook.RESULT),
        atReturn("poll", "Results", "drained", Hook.RESULT));
  }
}
