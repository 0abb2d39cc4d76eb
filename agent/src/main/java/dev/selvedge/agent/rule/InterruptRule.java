package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.SwallowedInterrupt;
import org.jspecify.annotations.Nullable;

/** A rule over interrupts that were not answered. */
public interface InterruptRule extends Rule {

  /** What the rule proposes; null if it finds nothing wrong. May be called by several threads. */
  @Nullable Candidate judge(SwallowedInterrupt interrupt);
}
