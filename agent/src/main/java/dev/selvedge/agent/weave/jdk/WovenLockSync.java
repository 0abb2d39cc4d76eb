package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;

import dev.selvedge.agent.weave.WovenType;

/** {@code ReentrantLock}: its locking that an interrupt ends, as that of blocking queues. */
public final class WovenLockSync {

  private WovenLockSync() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.util.concurrent.locks.ReentrantLock$Sync",
        atEntry("lockInterruptibly", "CancellationPoints", "reached"),
        atEntry("tryLockNanos", "CancellationPoints", "reached"));
  }
}
