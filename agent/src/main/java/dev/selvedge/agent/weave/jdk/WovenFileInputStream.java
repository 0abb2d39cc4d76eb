package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.WovenType;

/** {@code FileInputStream}, standard input included. */
public final class WovenFileInputStream {

  private WovenFileInputStream() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.io.FileInputStream",
        blocking("open", "file"),
        blocking("read", "file"),
        blocking("readAllBytes", "file"),
        blocking("readNBytes", "file"),
        blocking("skip", "file"),
        blocking("available", "file"),
        blocking("transferTo", "file").since(19));
  }
}
