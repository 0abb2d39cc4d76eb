package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** {@code ThreadGroup}: what gets the exceptions that nobody has caught. */
public final class WovenThreadGroup {

  private WovenThreadGroup() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.lang.ThreadGroup",
        atEntry("uncaughtException", "UncaughtFailures", "uncaught", Hook.THIS, 0, 1));
  }
}
