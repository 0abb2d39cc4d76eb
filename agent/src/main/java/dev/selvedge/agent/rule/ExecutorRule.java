package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.OpenExecutor;
import org.jspecify.annotations.Nullable;

/**
 * A rule over executors that outlive their window. May be asked from several threads at once, and
 * must neither block nor throw.
 */
public interface ExecutorRule extends Rule {

  /** Judges an executor that is open after settle; null if it is none of this rule's business. */
  @Nullable Candidate judge(OpenExecutor executor);
}
