package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;

import dev.selvedge.agent.weave.WovenType;

/** {@code Runtime}: threads that the JVM starts when it ends. */
public final class WovenRuntime {

  private WovenRuntime() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.lang.Runtime", atEntry("addShutdownHook", "UnstartedThreads", "begun", 0));
  }
}
