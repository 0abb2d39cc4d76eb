package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;
import static dev.selvedge.agent.weave.Hook.atReturn;
import static dev.selvedge.agent.weave.Hook.carrier;
import static dev.selvedge.agent.weave.Hook.task;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** Virtual threads: their making, start and end, and when they are on a carrier. */
public final class WovenVirtualThread {

  private WovenVirtualThread() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
            "java.lang.VirtualThread",
            atReturn("<init>", "ThreadStarts", "made", Hook.THIS, 3),
            task("start", "ThreadStarts", "startingVirtual", "started", Hook.THIS, 0)
                .where("(Ljdk/internal/vm/ThreadContainer;)"),
            atEntry("interrupt", "ThreadStarts", "interrupting", Hook.THIS),
            atEntry("tryYield", "Interrupts", "yielding"),
            atReturn("isInterrupted", "Cancels", "asked", Hook.THIS),
            atEntry("start", "UnstartedThreads", "begun", Hook.THIS)
                .where("(Ljdk/internal/vm/ThreadContainer;)"),
            atEntry("run", "FanOuts", "running", Hook.THIS).where("(Ljava/lang/Runnable;)"),
            atReturn("run", "ThreadStarts", "ended", Hook.THIS).where("(Ljava/lang/Runnable;)"),
            carrier("runContinuation", "mounting", "unmounted", Hook.THIS),
            carrier("parkOnCarrierThread", "parking", "parked", Hook.THIS, 0, 1)
                .enteringWith("carrierThread:Ljava/lang/Thread;"))
        .from(21);
  }
}
