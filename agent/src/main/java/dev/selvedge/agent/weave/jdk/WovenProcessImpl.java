package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** {@code Process}: waiting for its end. */
public final class WovenProcessImpl {

  private WovenProcessImpl() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of("java.lang.ProcessImpl", blocking("waitFor", "join", Hook.THIS));
  }
}
