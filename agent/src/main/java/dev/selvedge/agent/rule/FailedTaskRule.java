package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.FailedTask;
import org.jspecify.annotations.Nullable;

/**
 * A rule over tasks of which nobody is told that they failed. May be asked from several threads at
 * once, and must neither block nor throw.
 */
public interface FailedTaskRule extends Rule {

  /** Judges a task that has failed; null if it is none of this rule's business. */
  @Nullable Candidate judge(FailedTask task);
}
