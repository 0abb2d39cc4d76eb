package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.LostPermits;
import org.jspecify.annotations.Nullable;

/**
 * A rule over permits that were not given back. May be asked from several threads at once, and must
 * neither block nor throw.
 */
public interface PermitRule extends Rule {

  /** Judges permits that nobody can give back; null if they are none of this rule's business. */
  @Nullable Candidate judge(LostPermits permits);
}
