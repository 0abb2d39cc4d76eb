package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** {@code ForkJoinPool}: what is given to it. */
public final class WovenForkJoinPool {

  private WovenForkJoinPool() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.util.concurrent.ForkJoinPool",
        atEntry("externalSubmit", "ForkJoinTasks", "submitted", Hook.THIS, 0),
        atEntry("poolSubmit", "ForkJoinTasks", "submitted", Hook.THIS, 1).since(19),
        atEntry("scheduleDelayedTask", "ForkJoinTasks", "scheduled", Hook.THIS, 0).since(25),
        atEntry("scheduleDelayedTask", "PeriodicTasks", "delayed", 0).since(25));
  }
}
