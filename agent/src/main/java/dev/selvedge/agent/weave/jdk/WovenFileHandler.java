package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.logging;

import dev.selvedge.agent.weave.WovenType;

/** {@code FileHandler} of the JDK's logging. */
public final class WovenFileHandler {

  private WovenFileHandler() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.ifPresent("java.util.logging.FileHandler", logging("publish").ifPresent());
  }
}
