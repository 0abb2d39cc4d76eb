package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.WovenType;

/** {@code InetAddress}: asking whether a host answers. */
public final class WovenInetAddress {

  private WovenInetAddress() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of("java.net.InetAddress", blocking("isReachable", "socket"));
  }
}
