package dev.selvedge.agent.rule.deadperiodictask;

import dev.selvedge.agent.event.FailedTask;
import dev.selvedge.agent.event.FailedTask.Fate;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.FailedTaskRule;
import dev.selvedge.agent.rule.FailedWork;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Severity;
import org.jspecify.annotations.Nullable;

/** Fires when a task that is to be run again and again has thrown, and so is not run again. */
public final class DeadPeriodicTask implements FailedTaskRule {

  private static final String FIX =
      "Catch what a single run throws inside of the task, and tell somebody; then the next run"
          + " comes.";

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public @Nullable Candidate judge(FailedTask task) {
    FailedWork work = task.fate() == Fate.NOT_RUN_AGAIN ? FailedWork.of(task) : null;
    return work == null ? null : work.candidate(this, message(work), FIX);
  }

  private static String message(FailedWork work) {
    return "periodic "
        + work.name("scheduled")
        + " failed at "
        + Places.of(work.site())
        + " with "
        + work.failure()
        + (work.task().kind() == TaskKind.TIMER_TASK
            ? ": its Timer is dead, and runs neither this task nor any other again"
            : ": it is never run again, and nobody has looked at its future");
  }
}
