package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** The end of a {@code Pipe} that is written to. */
public final class WovenPipeSink {

  private WovenPipeSink() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of("sun.nio.ch.SinkChannelImpl", blocking("write", "channel", Hook.THIS));
  }
}
