package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;
import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.WovenType;

/** {@code Socket} and {@code ServerSocket}. */
public final class WovenNioSocketImpl {

  private WovenNioSocketImpl() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "sun.nio.ch.NioSocketImpl",
        atEntry("accept", "FanOuts", "serving"),
        blocking("connect", "socket"),
        blocking("accept", "socket"),
        blocking("read", "socket"),
        blocking("write", "socket"));
  }
}
