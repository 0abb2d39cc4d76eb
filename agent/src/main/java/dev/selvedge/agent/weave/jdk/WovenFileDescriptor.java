package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.WovenType;

/**
 * {@code FileDescriptor}: forcing a file to the disk; native before JDK 21 and hooked at its
 * callers there.
 */
public final class WovenFileDescriptor {

  private WovenFileDescriptor() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of("java.io.FileDescriptor", blocking("sync", "file").since(21));
  }
}
