package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.Starvation;
import org.jspecify.annotations.Nullable;

/** A rule over executors that stand still. Must neither block nor throw. */
public interface StarvationRule extends Rule {

  /** Judges an executor none of whose threads can go on; null if nothing can be said of it. */
  @Nullable Candidate judge(Starvation starvation);
}
