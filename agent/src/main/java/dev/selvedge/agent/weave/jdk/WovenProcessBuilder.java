package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.WovenType;

/** {@code ProcessBuilder}: starting a process. */
public final class WovenProcessBuilder {

  private WovenProcessBuilder() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.lang.ProcessBuilder",
        blocking("start", "process"),
        blocking("startPipeline", "process"));
  }
}
