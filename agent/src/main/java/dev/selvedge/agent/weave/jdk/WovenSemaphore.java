package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;
import static dev.selvedge.agent.weave.Hook.atReturn;
import static dev.selvedge.agent.weave.Hook.task;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** {@code Semaphore}: permits on their way to whoever acquires them, and back. */
public final class WovenSemaphore {

  private static final String PERMITS = "Permits";

  private WovenSemaphore() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.util.concurrent.Semaphore",
        atReturn("<init>", PERMITS, "made", Hook.THIS, 0),
        taking("acquire", "acquiring").where("()"),
        severalTaking("acquire", "acquiring"),
        taking("acquireUninterruptibly", "acquiring").where("()"),
        severalTaking("acquireUninterruptibly", "acquiring"),
        taking("tryAcquire", "trying").where("()"),
        severalTaking("tryAcquire", "trying").where("(I)"),
        taking("tryAcquire", "acquiring").where("(J"),
        severalTaking("tryAcquire", "acquiring").where("(IJ"),
        task("drainPermits", PERMITS, "draining", "drained", Hook.THIS, Hook.RESULT),
        atEntry("reducePermits", PERMITS, "shrinks", Hook.THIS),
        atEntry("release", "FanOuts", "leaving"),
        atEntry("release", PERMITS, "releasing", Hook.THIS).where("()"),
        atEntry("release", PERMITS, "releasing", Hook.THIS, 0).where("(I)"));
  }

  private static Hook taking(String method, String enter) {
    return task(method, PERMITS, enter, "acquired", Hook.THIS, Hook.RESULT);
  }

  private static Hook severalTaking(String method, String enter) {
    return task(method, PERMITS, enter, "acquired", Hook.THIS, 0, Hook.RESULT).where("(I)");
  }
}
