package dev.selvedge.agent.rule.unfinishedtask;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.TaskKind;
import java.util.List;

/**
 * Work that the JDK makes for itself when the user calls it: the selector of an HTTP client, the
 * reaper of a process, the workers of a pool, which are there for tasks and are none.
 */
final class JdkHelpers {

  private static final List<String> PARTS =
      List.of(
          "com.sun.",
          "java.io.",
          "java.lang.Process",
          "java.lang.ref.",
          "java.net.",
          "java.nio.",
          "java.rmi.",
          "java.util.logging.",
          "java.util.prefs.",
          "javax.",
          "jdk.internal.net.",
          "jdk.internal.ref.",
          "jdk.jfr.",
          "sun.");

  private static final List<String> MAKERS_OF_WORKERS =
      List.of(
          "java.util.Timer",
          "java.util.concurrent.CompletableFuture",
          "java.util.concurrent.DelayScheduler",
          "java.util.concurrent.ForkJoin",
          "java.util.concurrent.ScheduledThreadPoolExecutor",
          "java.util.concurrent.ThreadPoolExecutor");

  private JdkHelpers() {}

  /**
   * Whether the JDK has made a task for itself.
   *
   * @param inside the frames inside of the call that made it
   */
  static boolean made(TaskKind kind, List<Frame> inside) {
    return inside.stream()
        .map(Frame::className)
        .anyMatch(
            name ->
                startsWith(PARTS, name)
                    || (Subject.isThread(kind) && startsWith(MAKERS_OF_WORKERS, name)));
  }

  private static boolean startsWith(List<String> prefixes, String name) {
    return prefixes.stream().anyMatch(name::startsWith);
  }
}
