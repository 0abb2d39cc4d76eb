package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;
import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.WovenType;

/** {@code LockSupport}, on which all of {@code java.util.concurrent} waits. */
public final class WovenLockSupport {

  private WovenLockSupport() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.util.concurrent.locks.LockSupport",
        blocking("park", "park").where("()"),
        blocking("park", "park", 0).where("(Ljava/lang/Object;)"),
        blocking("parkNanos", "parkNanos", 0).where("(J)"),
        blocking("parkNanos", "parkNanos", 0, 1).where("(Ljava/lang/Object;J)"),
        blocking("parkUntil", "parkUntil", 0).where("(J)"),
        blocking("parkUntil", "parkUntil", 0, 1).where("(Ljava/lang/Object;J)"),
        atEntry("park", "CancellationPoints", "reached"),
        atEntry("parkNanos", "CancellationPoints", "reached", 0).where("(J)"),
        atEntry("parkNanos", "CancellationPoints", "reached", 1).where("(Ljava/lang/Object;J)"),
        atEntry("parkUntil", "CancellationPoints", "reached"));
  }
}
