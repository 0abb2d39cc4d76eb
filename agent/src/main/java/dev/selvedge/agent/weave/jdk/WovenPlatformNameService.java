package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.WovenType;

/** The name service of the platform, before JDK 18. */
public final class WovenPlatformNameService {

  private WovenPlatformNameService() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
            "java.net.InetAddress$PlatformNameService",
            blocking("lookupAllHostAddr", "dns"),
            blocking("getHostByAddr", "dns"))
        .before(18);
  }
}
