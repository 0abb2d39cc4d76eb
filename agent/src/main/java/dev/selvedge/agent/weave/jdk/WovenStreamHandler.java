package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.logging;

import dev.selvedge.agent.weave.WovenType;

/** {@code StreamHandler} of the JDK's logging. */
public final class WovenStreamHandler {

  private WovenStreamHandler() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.ifPresent(
        "java.util.logging.StreamHandler",
        logging("publish").ifPresent(),
        logging("flush").ifPresent());
  }
}
