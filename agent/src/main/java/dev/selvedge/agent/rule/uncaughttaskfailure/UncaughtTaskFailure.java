package dev.selvedge.agent.rule.uncaughttaskfailure;

import dev.selvedge.agent.event.FailedTask;
import dev.selvedge.agent.event.FailedTask.Fate;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.FailedTaskRule;
import dev.selvedge.agent.rule.FailedWork;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Fires when an exception leaves a task that has no future, or a thread, and there is nobody to see
 * it.
 */
public final class UncaughtTaskFailure implements FailedTaskRule {

  private static final String FIX =
      "Catch it in the task, or submit the task and look at its future, or set an uncaught"
          + " exception handler that tells somebody.";

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public @Nullable Candidate judge(FailedTask task) {
    FailedWork work = task.fate() == Fate.UNCAUGHT ? FailedWork.of(task) : null;
    return work == null ? null : work.candidate(this, message(work), FIX);
  }

  private static String message(FailedWork work) {
    TaskKind kind = work.task().kind();
    return work.name(kind.isThread() ? "started" : made(kind))
        + " failed"
        + (work.task().thread().isBlank() ? "" : " on '" + work.task().thread() + "'")
        + " at "
        + Places.of(work.site())
        + " with "
        + work.failure()
        + ", and nobody sees it: the JVM prints it, and "
        + end(kind);
  }

  private static String made(TaskKind kind) {
    return kind == TaskKind.TIMER_TASK ? "scheduled" : "executed";
  }

  private static String end(TaskKind kind) {
    if (kind == TaskKind.TIMER_TASK) {
      return "its Timer is dead with all its other tasks";
    }
    return kind.isThread() ? "the thread is gone" : "whoever executed it is not told";
  }
}
