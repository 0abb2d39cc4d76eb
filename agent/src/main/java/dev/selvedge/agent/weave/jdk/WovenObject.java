package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;
import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/**
 * {@code Object}: waiting on a monitor. The timed wait is native before JDK 19 and hooked at its
 * callers there.
 */
public final class WovenObject {

  private WovenObject() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.lang.Object",
        blocking("wait", "monitorWait", Hook.THIS),
        atEntry("wait", "CancellationPoints", "reached"));
  }
}
