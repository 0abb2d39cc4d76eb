package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.WovenType;

/** {@code MappedByteBuffer}: loading from and forcing to the disk. */
public final class WovenMappedByteBuffer {

  private WovenMappedByteBuffer() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.nio.MappedByteBuffer",
        blocking("force", "file"),
        blocking("load", "file"),
        blocking("isLoaded", "file"));
  }
}
