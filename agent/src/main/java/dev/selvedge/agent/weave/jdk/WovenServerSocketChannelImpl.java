package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;
import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** {@code ServerSocketChannel} in blocking mode, and its socket adaptor. */
public final class WovenServerSocketChannelImpl {

  private WovenServerSocketChannelImpl() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "sun.nio.ch.ServerSocketChannelImpl",
        atEntry("accept", "FanOuts", "serving"),
        blocking("accept", "channel", Hook.THIS),
        blocking("blockingAccept", "channel", Hook.THIS));
  }
}
