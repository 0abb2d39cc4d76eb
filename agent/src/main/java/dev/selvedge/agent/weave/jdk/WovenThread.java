package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** {@code Thread}: sleeping, and waiting for a thread to end. */
public final class WovenThread {

  private WovenThread() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.lang.Thread",
        blocking("sleepNanos", "sleep", 0).since(21),
        blocking("sleep", "sleep", 0).where("(J)").since(19),
        blocking("sleep", "sleep", 0, 1).where("(JI)"),
        blocking("join", "join", Hook.THIS));
  }
}
