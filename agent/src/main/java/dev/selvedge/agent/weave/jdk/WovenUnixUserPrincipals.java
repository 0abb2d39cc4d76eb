package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.WovenType;

/** The names of users and groups, which the system may ask a directory service for. */
public final class WovenUnixUserPrincipals {

  private WovenUnixUserPrincipals() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.ifPresent(
        "sun.nio.fs.UnixUserPrincipals",
        blocking("fromUid", "file"),
        blocking("fromGid", "file"),
        blocking("lookupUser", "file"),
        blocking("lookupGroup", "file"));
  }
}
