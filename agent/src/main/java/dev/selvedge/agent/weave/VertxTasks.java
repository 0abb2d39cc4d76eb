package dev.selvedge.agent.weave;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queue of Vert.x 4 and 5 in which the tasks of a context wait for a worker: the one that runs
 * the queue runs all that is in it, and what is added meanwhile, whoever made that.
 */
final class VertxTasks {

  private static final String QUEUE = "io/vertx/core/impl/TaskQueue";

  private static final List<Hook> HOOKS =
      List.of(
          Hook.atEntry("execute", "LoopTasks", "executed", Hook.THIS, 0),
          Hook.task("run", "LoopTasks", "serving", "served").where("()V"),
          Hook.atCall("run", "java/lang/Runnable.run", "LoopTasks", "next", "done"));

  private VertxTasks() {}

  static boolean maybe(String internalName) {
    return internalName.endsWith(QUEUE);
  }

  /** The woven class, or null if it has no such method. */
  static byte @Nullable [] weave(byte[] classFile) {
    TypeWeaver.Woven woven = TypeWeaver.weave(classFile, HOOKS);
    return woven.attached().isEmpty() ? null : woven.bytes();
  }
}
