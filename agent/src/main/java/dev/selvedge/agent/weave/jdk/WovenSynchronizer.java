package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;

import dev.selvedge.agent.weave.WovenType;

/**
 * {@code AbstractQueuedSynchronizer}: what semaphores, latches and locks do so that an interrupt
 * ends it, which look for one also where there is nothing to wait for.
 */
public final class WovenSynchronizer {

  private WovenSynchronizer() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.util.concurrent.locks.AbstractQueuedSynchronizer",
        atEntry("acquireInterruptibly", "CancellationPoints", "reached"),
        atEntry("acquireSharedInterruptibly", "CancellationPoints", "reached"),
        atEntry("tryAcquireNanos", "CancellationPoints", "reached"),
        atEntry("tryAcquireSharedNanos", "CancellationPoints", "reached"));
  }
}
