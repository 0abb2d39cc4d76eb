package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.ScaledFanOut;
import org.jspecify.annotations.Nullable;

/**
 * A rule over the same work with more and more inputs. May be asked from several threads at once,
 * and must neither block nor throw.
 */
public interface ScalingRule extends Rule {

  /** Judges a line that forks tasks; null if it is none of this rule's business. */
  @Nullable Candidate judge(ScaledFanOut fanOut);
}
