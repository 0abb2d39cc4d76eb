package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** {@code SocketChannel} in blocking mode, and its socket adaptor. */
public final class WovenSocketChannelImpl {

  private WovenSocketChannelImpl() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "sun.nio.ch.SocketChannelImpl",
        blocking("connect", "channel", Hook.THIS),
        blocking("finishConnect", "channel", Hook.THIS),
        blocking("read", "channel", Hook.THIS),
        blocking("write", "channel", Hook.THIS),
        blocking("blockingConnect", "channel", Hook.THIS),
        blocking("blockingRead", "channel", Hook.THIS),
        blocking("blockingWriteFully", "channel", Hook.THIS));
  }
}
