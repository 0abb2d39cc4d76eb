package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;
import static dev.selvedge.agent.weave.Hook.atReturn;
import static dev.selvedge.agent.weave.Hook.task;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;
import java.util.List;

/** Scopes and their subtasks: a failure that the joiner does not throw is there to be read. */
public final class ScopeTypes {

  private static final String SCOPE = "java.util.concurrent.StructuredTaskScope";
  private static final String JOINER = "joiner:L" + SCOPE.replace('.', '/') + "$Joiner;";

  private ScopeTypes() {}

  /** The types with their hooks. */
  public static List<WovenType> woven() {
    return List.of(
        WovenType.of(
                SCOPE + "Impl",
                task("onComplete", "Subtasks", "telling", "told", 0).enteringWith(JOINER),
                task("join", "Subtasks", "joining", "joined", Hook.THIS),
                task("cancel", "Cancels", "stopping", "cancelled", Hook.THIS),
                task("close", "Closings", "closing", "closed", Hook.THIS))
            .from(25),
        WovenType.of(
                SCOPE + "Impl$SubtaskImpl",
                atReturn("<init>", "Subtasks", "made", Hook.THIS, 1),
                task("run", "Subtasks", "running", "ran", Hook.THIS),
                atEntry("state", "Subtasks", "read", Hook.THIS),
                // What it says of one that failed is that it did.
                atEntry("get", "Subtasks", "read", Hook.THIS),
                atEntry("exception", "Subtasks", "read", Hook.THIS))
            .from(25),
        WovenType.of(SCOPE + "$FailedException", atReturn("<init>", "Subtasks", "refused", 0))
            .from(25));
  }
}
