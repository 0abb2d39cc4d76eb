package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;
import static dev.selvedge.agent.weave.Hook.task;

import dev.selvedge.agent.weave.WovenType;
import java.util.List;

/**
 * What a task may do as its last act to tell another one that it is done, which may make the next
 * one before this one has come to its end.
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
            atEntry("countDown", "FanOuts", "leaving"),
            atEntry("await", "FanOuts", "goingOn")),
        WovenType.of(CONCURRENT + "Semaphore", atEntry("release", "FanOuts", "leaving")),
        WovenType.of(CONCURRENT + "Phaser", atEntry("doArrive", "FanOuts", "leaving")),
        WovenType.of(
            CONCURRENT + "LinkedBlockingQueue",
            atEntry("enqueue", "FanOuts", "leaving"),
            task("put", "FanOuts", "giving", "given"),
            task("offer", "FanOuts", "giving", "given")),
        WovenType.of(
            CONCURRENT + "ArrayBlockingQueue",
            atEntry("enqueue", "FanOuts", "leaving"),
            task("put", "FanOuts", "giving", "given"),
            task("offer", "FanOuts", "giving", "given")),
        WovenType.of(
            CONCURRENT + "LinkedBlockingDeque",
            atEntry("linkFirst", "FanOuts", "leaving"),
            atEntry("linkLast", "FanOuts", "leaving")),
        WovenType.of(
            CONCURRENT + "LinkedTransferQueue",
            atEntry("put", "FanOuts", "leaving"),
            atEntry("offer", "FanOuts", "leaving")),
        WovenType.of(CONCURRENT + "ConcurrentLinkedQueue", atEntry("offer", "FanOuts", "leaving")),
        WovenType.of(
            CONCURRENT + "ConcurrentLinkedDeque",
            atEntry("linkFirst", "FanOuts", "leaving"),
            atEntry("linkLast", "FanOuts", "leaving")));
  }
}
