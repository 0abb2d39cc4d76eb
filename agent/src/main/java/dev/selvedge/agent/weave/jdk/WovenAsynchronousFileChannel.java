package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.WovenType;

/** {@code AsynchronousFileChannel}: what it does at once. */
public final class WovenAsynchronousFileChannel {

  private WovenAsynchronousFileChannel() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.ifPresent(
        "sun.nio.ch.SimpleAsynchronousFileChannelImpl",
        blocking("size", "file"),
        blocking("truncate", "file"),
        blocking("force", "file"),
        blocking("tryLock", "file"));
  }
}
