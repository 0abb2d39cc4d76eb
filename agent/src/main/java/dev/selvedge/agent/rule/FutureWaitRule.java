package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.FutureWait;
import org.jspecify.annotations.Nullable;

/**
 * A rule over waits for futures. May be asked from several threads at once, and must neither block
 * nor throw.
 */
public interface FutureWaitRule extends Rule {

  /** Judges a wait that begins; null if it is none of this rule's business. */
  @Nullable Candidate judge(FutureWait wait);
}
