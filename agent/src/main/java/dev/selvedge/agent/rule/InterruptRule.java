package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.SwallowedInterrupt;
import dev.selvedge.agent.event.WrappedInterrupt;
import org.jspecify.annotations.Nullable;

/**
 * A rule over interrupts that were not answered as they should be. May be asked from several
 * threads at once, and must neither block nor throw.
 */
public interface InterruptRule extends Rule {

  /** Judges one that was swallowed; null if it is none of this rule's business. */
  default @Nullable Candidate judge(SwallowedInterrupt interrupt) {
    return null;
  }

  /** Judges one that was wrapped; null if it is none of this rule's business. */
  default @Nullable Candidate judge(WrappedInterrupt interrupt) {
    return null;
  }
}
