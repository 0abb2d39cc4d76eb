package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.ThreadKind;
import dev.selvedge.agent.sensor.EventLoops;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/** Which kind of thread a thread is that does something for a task. */
final class ThreadKinds {

  private static final String WORKER = "java.util.concurrent.ThreadPoolExecutor$Worker";

  private ThreadKinds() {}

  /**
   * The kind of a thread: an event loop first of all, else that of the test or block, if it runs
   * that, below the task or as such.
   */
  static ThreadKind of(ThreadTasks thread, Task task, boolean onLoop) {
    if (onLoop) {
      return ThreadKind.EVENT_LOOP;
    }
    for (Task each = task; each != null; each = each.outer) {
      if (each.kind.isWindow() && each.isOfOpenedWindow()) {
        return ThreadKind.OWN;
      }
    }
    ThreadKind known = thread.kind;
    if (known == null) {
      known = of(thread.thread);
      thread.kind = known;
    }
    return known;
  }

  private static ThreadKind of(Thread thread) {
    if (EventLoops.isVirtual(thread)) {
      return ThreadKind.VIRTUAL;
    }
    if (thread instanceof ForkJoinWorkerThread) {
      return EventLoops.isOfCommonPool(thread) ? ThreadKind.COMMON_POOL : ThreadKind.FORK_JOIN;
    }
    @Nullable Object body = ThreadBodies.of(thread);
    return body != null && body.getClass().getName().equals(WORKER)
        ? ThreadKind.POOL
        : ThreadKind.PLATFORM;
  }
}
