package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.CarrierHold;
import org.jspecify.annotations.Nullable;

/**
 * A rule over carriers that are held. May be asked from several threads at once, and must neither
 * block nor throw. A hold that is told again is the same one, longer.
 */
public interface CarrierRule extends Rule {

  /** Judges a hold; null if it is none of this rule's business, or not yet. */
  @Nullable Candidate judge(CarrierHold hold);
}
