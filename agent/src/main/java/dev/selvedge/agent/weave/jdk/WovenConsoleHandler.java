package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.logging;

import dev.selvedge.agent.weave.WovenType;

/** {@code ConsoleHandler} of the JDK's logging. */
public final class WovenConsoleHandler {

  private WovenConsoleHandler() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.ifPresent("java.util.logging.ConsoleHandler", logging("publish").ifPresent());
  }
}
