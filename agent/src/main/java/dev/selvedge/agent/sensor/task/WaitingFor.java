package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.TaskKind;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Who waits for whom, in words. */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class WaitingFor {

  private final Snapshot snapshot;

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
    for (Seen each : snapshot.all()) {
      if (completes(each, target)) {
        return each.name();
      }
    }
    return JdkInternals.isFuture(target)
        ? "a future that no known task will complete"
        : target.getClass().getSimpleName();
  }

  private static boolean completes(Seen each, Object target) {
    Task task = each.task;
    return task != null
        && (task.completes == target
            || each.queued == target
            || (each.queued != null && JdkInternals.dependentOf(each.queued) == target));
  }

  private static String words(@Nullable Task task) {
    return task == null ? "" : task.kind.words() + " #" + task.id();
  }
}
