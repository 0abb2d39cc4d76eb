package dev.selvedge.agent.weave;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The executors of Netty 4.1 and 4.2, event loops or not, also where a library carries Netty under
 * a name of its own: tasks on their way from whoever gives them to the loop that runs them.
 */
final class NettyTasks {

  private static final String LOOP = "LoopTasks";
  private static final String POOL = "PoolTasks";
  private static final String CONCURRENT = "io/netty/util/concurrent/";

  /** By the simple name of a class, lists of which the first that fits is woven. */
  private static final Map<String, Variants> TYPES = new HashMap<>();

  static {
    add(
        CONCURRENT + "AbstractEventExecutor",
        List.of(around("runTask"), Hook.callback("runTask"), NettyPromises.answering("submit")),
        // Before 4.1.86 there is nothing below it.
        List.of(
            around("safeExecute"),
            Hook.callback("safeExecute"),
            NettyPromises.answering("submit")));
    add(
        CONCURRENT + "SingleThreadEventExecutor",
        withDrops("Runnable;Z)V"),
        withDrops("Runnable;)V"));
    add(
        CONCURRENT + "AbstractScheduledEventExecutor",
        List.of(
            Hook.atEntry("schedule", LOOP, "scheduled", Hook.THIS, 0)
                .where("ScheduledFutureTask;)"),
            NettyPromises.answering("schedule").where("TimeUnit;)"),
            NettyPromises.answering("scheduleAtFixedRate"),
            NettyPromises.answering("scheduleWithFixedDelay")));
    add(
        CONCURRENT + "GlobalEventExecutor",
        List.of(Hook.atEntry("execute", LOOP, "executed", Hook.THIS, 0)));
    add(CONCURRENT + "PromiseTask", List.of(Hook.atEntry("cancel", POOL, "dropped", Hook.THIS)));
    add(
        CONCURRENT + "ScheduledFutureTask",
        List.of(Hook.atEntry("cancel", POOL, "dropped", Hook.THIS)));
    add(CONCURRENT + "DefaultEventExecutor", List.of(serving()));
    add(
        "io/netty/channel/ManualIoEventLoop",
        List.of(
            Hook.atEntry("execute", LOOP, "executed", Hook.THIS, 0).where("Runnable;Z)V"),
            Hook.loopWork("Runnable;Z)V")));
  }

  private NettyTasks() {}

  /** Around the loop of a thread that serves all windows, whoever has started it. */
  static Hook serving() {
    return Hook.task("run", LOOP, "serving", "served").where("()V");
  }

  static boolean maybe(String internalName) {
    return variants(internalName) != null;
  }

  /** The woven class, or null if it has no such method. */
  static byte @Nullable [] weave(String internalName, byte[] classFile) {
    Variants variants = variants(internalName);
    return variants == null ? null : variants.weave(classFile);
  }

  private static @Nullable Variants variants(String internalName) {
    String simpleName = internalName.substring(internalName.lastIndexOf('/') + 1);
    Variants variants = TYPES.get(simpleName);
    return variants == null || !internalName.endsWith(variants.type) ? null : variants;
  }

  private static Hook around(String method) {
    return Hook.task(method, LOOP, "running", "ran", 0);
  }

  private static List<Hook> withDrops(String execute) {
    return List.of(
        Hook.atEntry("execute", LOOP, "executed", Hook.THIS, 0).where(execute),
        Hook.loopWork(execute),
        NettyPromises.stopping(),
        Hook.atEntry("reject", POOL, "dropped", 0).where("(Ljava/lang/Runnable;)"),
        Hook.atEntry("removeTask", POOL, "dropped", 0));
  }

  private static void add(String type, List<Hook> hooks) {
    add(type, hooks, List.of());
  }

  private static void add(String type, List<Hook> hooks, List<Hook> otherwise) {
    TYPES.put(
        type.substring(type.lastIndexOf('/') + 1),
        new Variants(type, otherwise.isEmpty() ? List.of(hooks) : List.of(hooks, otherwise)));
  }

  /** A class, whose methods are not the same in all versions. */
  private record Variants(String type, List<List<Hook>> hooks) {

    byte @Nullable [] weave(byte[] classFile) {
      for (List<Hook> each : hooks) {
        TypeWeaver.Woven woven = TypeWeaver.weave(classFile, each);
        if (woven.attached().contains(each.get(0))) {
          return woven.bytes();
        }
      }
      return null;
    }
  }
}
