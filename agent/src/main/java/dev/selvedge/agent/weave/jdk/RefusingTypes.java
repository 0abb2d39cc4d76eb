package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.cleaner;
import static dev.selvedge.agent.weave.Hook.parking;
import static dev.selvedge.agent.weave.Hook.refusing;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;
import java.util.List;

/**
 * What is woven in addition where blocking calls are refused by an error, so that it is thrown
 * before anything has changed, or after the JDK has put all in order.
 */
public final class RefusingTypes {

  private static final String LOCKS = "java.util.concurrent.locks.";

  private RefusingTypes() {}

  /** The types with their hooks. */
  public static List<WovenType> woven() {
    return List.of(
        synchronizer(LOCKS + "AbstractQueuedSynchronizer"),
        synchronizer(LOCKS + "AbstractQueuedLongSynchronizer"),
        condition(LOCKS + "AbstractQueuedSynchronizer$ConditionObject"),
        condition(LOCKS + "AbstractQueuedLongSynchronizer$ConditionObject"),
        WovenType.of(
            LOCKS + "LockSupport", parking("park"), parking("parkNanos"), parking("parkUntil")),
        WovenType.of(
            "java.util.concurrent.ForkJoinTask",
            refusing("awaitDone", "forkJoin", Hook.THIS, 3, 4).where("ZZZJ)").ifPresent(),
            refusing("awaitDone", "forkJoin", Hook.THIS).since(18)),
        WovenType.of(
            "java.util.concurrent.CyclicBarrier", refusing("dowait", "barrier", Hook.THIS, 0, 1)),
        WovenType.of(
            "java.util.concurrent.Phaser",
            refusing("arriveAndAwaitAdvance", "phaser", Hook.THIS),
            refusing("internalAwaitAdvance", "await")),
        WovenType.of(
            "java.util.concurrent.SynchronousQueue",
            cleaner("put"),
            cleaner("offer"),
            cleaner("take"),
            cleaner("poll")),
        WovenType.of(
            "java.util.concurrent.LinkedTransferQueue",
            cleaner("transfer"),
            cleaner("tryTransfer"),
            cleaner("take"),
            cleaner("poll")),
        WovenType.of("java.util.concurrent.Exchanger", cleaner("exchange")),
        // What fails inside of it would be wrapped.
        WovenType.ifPresent(
            "jdk.internal.net.http.HttpClientImpl", refusing("send", "http").ifPresent()));
  }

  private static WovenType synchronizer(String name) {
    return WovenType.of(name, refusing("acquire", "acquire", 0, Hook.THIS).where("Node;"));
  }

  private static WovenType condition(String name) {
    return WovenType.of(
        name,
        refusing("await", "await").where("()"),
        refusing("await", "await", 0).where("(J"),
        refusing("awaitNanos", "await", 0),
        refusing("awaitUntil", "awaitUntil", 0),
        refusing("awaitUninterruptibly", "await"));
  }
}
