package dev.selvedge.agent.rule.abandonedwork;

import dev.selvedge.agent.event.AbandonedTask;
import dev.selvedge.agent.event.AbandonedTask.Loss;
import dev.selvedge.agent.event.AbandonedTask.Waiter;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.rule.AbandonedTaskRule;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fires when work never ran, and somebody waits for it, or nobody looked whether it would run in
 * time.
 */
public final class AbandonedWork implements AbandonedTaskRule {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public @Nullable Candidate judge(AbandonedTask task) {
    Waiter waiter = task.waiter();
    if (waiter == null && task.loss() != Loss.GIVEN_UP) {
      return null; // Nobody lost anything.
    }
    List<Frame> made = upToUser(task.origin());
    if (!made.isEmpty()) {
      return Texts.candidate(this, task, made, true);
    }
    // Who made it is not known, or has handed it to the user, who waits for it.
    List<Frame> lost = waiter == null ? upToUser(task.by()) : upToUser(waiter.stack());
    return lost.isEmpty() ? null : Texts.candidate(this, task, lost, false);
  }

  /** The frames of a call down to the user's line; none if it is not the user's. */
  private static List<Frame> upToUser(List<Frame> frames) {
    for (int i = 1; i < frames.size(); i++) {
      if (frames.get(i).owner() == Owner.USER) {
        return frames.subList(i - 1, i + 1);
      }
    }
    return List.of();
  }
}
