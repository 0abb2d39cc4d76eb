package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.WovenType;

/** {@code InputStream}: what reads again and again is one call. */
public final class WovenInputStream {

  private WovenInputStream() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.io.InputStream",
        blocking("readAllBytes", "outer"),
        blocking("readNBytes", "outer"),
        blocking("skipNBytes", "outer"),
        blocking("transferTo", "outer"));
  }
}
