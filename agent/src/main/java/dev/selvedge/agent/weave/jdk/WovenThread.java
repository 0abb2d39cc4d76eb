package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.appeared;
import static dev.selvedge.agent.weave.Hook.atEntry;
import static dev.selvedge.agent.weave.Hook.atReturn;
import static dev.selvedge.agent.weave.Hook.blocking;
import static dev.selvedge.agent.weave.Hook.task;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** {@code Thread}: sleeping, waiting for a thread to end, its own start, name and end. */
public final class WovenThread {

  /** Whether threads keep what they are made of in another object. */
  private static final boolean NEWER = Runtime.version().feature() >= 19;

  private WovenThread() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.lang.Thread",
        blocking("sleepNanos", "sleep", 0).since(21),
        blocking("sleep", "sleep", 0).where("(J)").since(19),
        blocking("sleep", "sleep", 0, 1).where("(JI)"),
        blocking("join", "join", Hook.THIS),
        task("start", "ThreadStarts", "starting", "started", Hook.THIS).enteringWith(body()),
        appeared("start"),
        appeared("setName"),
        atEntry("dispatchUncaughtException", "Futures", "passedOn", 0),
        atEntry("dispatchUncaughtException", "Interrupts", "passedOn", 0),
        atEntry("dispatchUncaughtException", "Outcomes", "uncaught", 0),
        atEntry("interrupt", "ThreadStarts", "interrupting", Hook.THIS),
        task("interrupted", "Interrupts", "clearing", "cleared", Hook.RESULT),
        atReturn("isInterrupted", "Cancels", "asked", Hook.THIS).where("()Z"),
        atReturn("interrupted", "Cancels", "asked").where("()Z"),
        atReturn("<init>", "UnstartedThreads", "made", Hook.THIS, NEWER ? 3 : 1)
            .where(
                NEWER
                    ? "(Ljava/lang/ThreadGroup;Ljava/lang/String;ILjava/lang/Runnable;J"
                    : "Ljava/security/AccessControlContext;Z)"),
        atEntry("start", "UnstartedThreads", "begun", Hook.THIS),
        atEntry("run", "UnstartedThreads", "begun", Hook.THIS).where("()V"),
        atEntry("run", "ThreadStarts", "running", Hook.THIS).where("()V"),
        atEntry("exit", "ThreadStarts", "ended").where("()V"),
        task("join", "WaitTargets", "enter", "exit", Hook.THIS).where("(J)"),
        atEntry("sleepNanos", "CancellationPoints", "reached", 0).since(21),
        atEntry("sleep", "CancellationPoints", "reached", 0).where("(J)").since(19),
        atEntry("sleep", "CancellationPoints", "reached", 0, 1).where("(JI)"),
        atEntry("join", "CancellationPoints", "joining", Hook.THIS));
  }

  /** Where a thread keeps what it is to run. */
  private static String body() {
    return NEWER
        ? "holder:Ljava/lang/Thread$FieldHolder;|task:Ljava/lang/Runnable;"
        : "target:Ljava/lang/Runnable;";
  }
}
