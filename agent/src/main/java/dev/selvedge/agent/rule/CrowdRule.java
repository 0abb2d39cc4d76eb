package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.ThreadCrowd;
import org.jspecify.annotations.Nullable;

/** A rule over platform threads that are alive together. */
public interface CrowdRule extends Rule {

  /**
   * Judges threads that were too many. May be called from any thread.
   *
   * @return what it proposes, or null if this is none of its business
   */
  @Nullable Candidate judge(ThreadCrowd crowd);
}
