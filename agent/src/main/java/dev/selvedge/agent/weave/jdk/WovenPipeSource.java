package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** The end of a {@code Pipe} that is read from. */
public final class WovenPipeSource {

  private WovenPipeSource() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of("sun.nio.ch.SourceChannelImpl", blocking("read", "channel", Hook.THIS));
  }
}
