package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.LooseFuture;
import org.jspecify.annotations.Nullable;

/**
 * A rule over futures at which nobody has looked who should have. May be asked from several threads
 * at once, and must neither block nor throw.
 */
public interface FutureRule extends Rule {

  /** Judges a future once nobody will look at it; null if it is none of this rule's business. */
  @Nullable Candidate judge(LooseFuture future);
}
