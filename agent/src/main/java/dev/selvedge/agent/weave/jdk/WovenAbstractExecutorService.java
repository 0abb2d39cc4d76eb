package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.WovenType;

/** {@code ExecutorService}: waiting for several tasks is one call. */
public final class WovenAbstractExecutorService {

  private WovenAbstractExecutorService() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.util.concurrent.AbstractExecutorService",
        blocking("invokeAll", "outer"),
        blocking("invokeAny", "outer"));
  }
}
