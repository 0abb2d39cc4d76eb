package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.WovenType;

/** {@code MemorySegment} of a mapped file: loading from and forcing to the disk. */
public final class WovenMappedMemorySegment {

  private WovenMappedMemorySegment() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.ifPresent(
        "jdk.internal.foreign.MappedMemorySegmentImpl",
        blocking("force", "file"),
        blocking("load", "file"),
        blocking("isLoaded", "file"));
  }
}
