package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.AbandonedTask;
import org.jspecify.annotations.Nullable;

/**
 * A rule over work that never ran. May be asked from several threads at once, and must neither
 * block nor throw.
 */
public interface AbandonedTaskRule extends Rule {

  /** Judges work that was given to an executor; null if it is none of this rule's business. */
  @Nullable Candidate judge(AbandonedTask task);
}
