package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.UnstartedWork;
import org.jspecify.annotations.Nullable;

/**
 * A rule over work that nobody began. May be asked from several threads at once, and must neither
 * block nor throw.
 */
public interface UnstartedRule extends Rule {

  /** Judges work that will not begin any more; null if it is none of this rule's business. */
  @Nullable Candidate judge(UnstartedWork work);
}
