package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atReturn;
import static dev.selvedge.agent.weave.Hook.task;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** The builder of virtual threads: one that is made and not started, or made to be started. */
public final class WovenVirtualThreadBuilder {

  private WovenVirtualThreadBuilder() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
            "java.lang.ThreadBuilders$VirtualThreadBuilder",
            atReturn("unstarted", "UnstartedThreads", "made", Hook.RESULT),
            task("start", "UnstartedThreads", "building", "built"))
        .from(21);
  }
}
