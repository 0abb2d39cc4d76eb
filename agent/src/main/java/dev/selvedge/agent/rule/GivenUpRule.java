package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.GivenUpWork;
import org.jspecify.annotations.Nullable;

/**
 * A rule over work that was given up and went on. May be asked from several threads at once, and
 * must neither block nor throw.
 */
public interface GivenUpRule extends Rule {

  /** Judges such work; null if it is none of this rule's business. */
  @Nullable Candidate judge(GivenUpWork work);
}
