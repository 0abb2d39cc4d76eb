package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;
import java.util.List;

/**
 * What a task may do as its last act to tell another one that it is done, which may make the next
 * one before this one has come to its end. It may also put something into a queue, see {@link
 * QueueTypes}, or give a permit back, see {@link WovenSemaphore}.
 */
public final class SignalTypes {

  private static final String CONCURRENT = "java.util.concurrent.";

  private SignalTypes() {}

  /** The types with their hooks. */
  public static List<WovenType> woven() {
    return List.of(
        WovenType.of(
            CONCURRENT + "locks.AbstractQueuedSynchronizer$ConditionObject",
            atEntry("signal", "FanOuts", "leaving"),
            atEntry("signalAll", "FanOuts", "leaving")),
        WovenType.of(
            CONCURRENT + "CountDownLatch",
            atEntry("countDown", "FanOuts", "arriving", Hook.THIS),
            atEntry("await", "FanOuts", "meeting", Hook.THIS)),
        WovenType.of(CONCURRENT + "Phaser", atEntry("doArrive", "FanOuts", "leaving")));
  }
}
