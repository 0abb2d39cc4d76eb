package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** {@code DatagramChannel} in blocking mode, and {@code DatagramSocket} upon it. */
public final class WovenDatagramChannelImpl {

  private WovenDatagramChannelImpl() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "sun.nio.ch.DatagramChannelImpl",
        blocking("receive", "channel", Hook.THIS),
        blocking("send", "channel", Hook.THIS),
        blocking("read", "channel", Hook.THIS),
        blocking("write", "channel", Hook.THIS),
        blocking("blockingReceive", "channel", Hook.THIS),
        blocking("blockingSend", "channel", Hook.THIS));
  }
}
