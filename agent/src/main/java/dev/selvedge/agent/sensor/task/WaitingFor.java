package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.TaskKind;
import java.util.IdentityHashMap;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Who waits for whom, in words. */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class WaitingFor {

  private final Snapshot snapshot;

  /** Who completes what, of those that are seen. */
  private @Nullable IdentityHashMap<Object, Seen> completing;

  WaitingFor(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** What a thread does that runs a task. */
  String running(ThreadTasks thread) {
    StackTraceElement[] stack = thread.thread.getStackTrace();
    String call = Waits.of(thread);
    StackTraceElement line = Waits.line(stack);
    String at = line == null ? "" : " at " + Waits.shown(line);
    if (call == null) {
      return at.isEmpty() ? ", runs" : ", runs" + at;
    }
    Object target = thread.waitsFor;
    return ", waits" + (target == null ? "" : " for " + describe(target)) + " in " + call + at;
  }

  /** How it stands with what no thread runs. */
  String queued(Seen each) {
    Task task = each.task;
    if (task == null || each.queued == null) {
      return "";
    }
    if (task.kind == TaskKind.STAGE && task.state == Task.MADE) {
      Object source = JdkInternals.sourceOf(each.queued);
      return source == null ? "waits for its source" : "waits for " + describe(source);
    }
    boolean later = task.kind == TaskKind.SCHEDULED_TASK || task.kind == TaskKind.TIMER_TASK;
    return later ? "is scheduled" : task.state == Task.MADE ? "was not given away" : "is queued";
  }

  /** What is waited for: the task that will end the wait, if it is known. */
  private String describe(Object target) {
    if (target instanceof Thread thread) {
      ThreadTasks tasks = ThreadTable.of(thread);
      Task base = tasks == null ? null : tasks.base();
      String name = thread.getName();
      return base != null ? words(base) : name.isEmpty() ? "a thread" : "thread '" + name + "'";
    }
    Task own = target instanceof FutureTask<?> future ? FutureSlot.get(future) : null;
    if (own != null && own.state != Task.ENDED) {
      return words(own);
    }
    Seen known = completing().get(target);
    if (known != null) {
      return known.name();
    }
    return JdkInternals.isFuture(target)
        ? "a future that no known task will complete"
        : target.getClass().getSimpleName();
  }

  /** Found once: looking through all tasks for each that waits takes long where there are many. */
  private IdentityHashMap<Object, Seen> completing() {
    IdentityHashMap<Object, Seen> known = completing;
    if (known == null) {
      known = new IdentityHashMap<>();
      for (Seen each : snapshot.all()) {
        Task task = each.task;
        if (task != null) {
          add(known, task.completes, each);
          add(known, each.queued, each);
          add(known, each.queued == null ? null : JdkInternals.dependentOf(each.queued), each);
        }
      }
      completing = known;
    }
    return known;
  }

  private static void add(IdentityHashMap<Object, Seen> known, @Nullable Object target, Seen each) {
    if (target != null) {
      known.putIfAbsent(target, each);
    }
  }

  private static String words(@Nullable Task task) {
    return task == null ? "" : task.kind.words() + " #" + task.id();
  }
}
