package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;

import dev.selvedge.agent.weave.WovenType;

/** {@code Throwable}: what is added to another one is passed on. */
public final class WovenThrowable {

  private WovenThrowable() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of("java.lang.Throwable", atEntry("addSuppressed", "Futures", "passedOn", 0));
  }
}
