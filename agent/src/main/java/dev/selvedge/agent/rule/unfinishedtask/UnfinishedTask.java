package dev.selvedge.agent.rule.unfinishedtask;

import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.LiveTask;
import dev.selvedge.agent.event.LiveTask.Owner;
import dev.selvedge.agent.event.LiveTask.State;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.LiveTaskRule;
import dev.selvedge.agent.rule.Severity;
import org.jspecify.annotations.Nullable;

/** Fires when a task is still alive after its window has ended and was given time to settle. */
public final class UnfinishedTask implements LiveTaskRule {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public @Nullable Candidate judge(LiveTask task) {
    if (task.kind().isWindow() || isHousekeeping(task) || isMadeOnceForAll(task)) {
      return null;
    }
    Subject subject = Subject.of(task);
    return subject == null ? null : Texts.candidate(this, task, subject);
  }

  /** What a pool that is there for good does at its times, though the window was the first user. */
  private static boolean isHousekeeping(LiveTask task) {
    return task.owner() == Owner.HELD_BY_STATIC_FIELD
        && (task.periodic()
            || task.state() == State.SCHEDULED
            || task.lineage().window().equals(Lineage.JVM));
  }

  /** Whichever test is the first to use a class runs its initialiser; that is not its doing. */
  private static boolean isMadeOnceForAll(LiveTask task) {
    return task.origin().stream().anyMatch(frame -> frame.methodName().equals("<clinit>"));
  }
}
