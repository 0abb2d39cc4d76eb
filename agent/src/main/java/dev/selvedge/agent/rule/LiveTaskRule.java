package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.LiveTask;
import org.jspecify.annotations.Nullable;

/**
 * A rule over tasks that outlive their window. May be asked from several threads at once, and must
 * neither block nor throw.
 */
public interface LiveTaskRule extends Rule {

  /** Judges a task that is alive after settle; null if it is none of this rule's business. */
  @Nullable Candidate judge(LiveTask task);
}
