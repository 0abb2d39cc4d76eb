package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.WovenType;

/** {@code FileChannel} of the default file system. */
public final class WovenFileChannelImpl {

  private WovenFileChannelImpl() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "sun.nio.ch.FileChannelImpl",
        blocking("read", "file"),
        blocking("write", "file"),
        blocking("position", "file").where("(J)"),
        blocking("size", "file"),
        blocking("truncate", "file"),
        blocking("force", "file"),
        blocking("transferTo", "file"),
        blocking("transferFrom", "file"),
        blocking("map", "file"),
        blocking("lock", "file"),
        blocking("tryLock", "file"));
  }
}
