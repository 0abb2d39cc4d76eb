package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.WovenType;

/** The name service of the platform. */
public final class WovenPlatformResolver {

  private WovenPlatformResolver() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
            "java.net.InetAddress$PlatformResolver",
            blocking("lookupByName", "dns"),
            blocking("lookupByAddress", "dns"))
        .from(18);
  }
}
