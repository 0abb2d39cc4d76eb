package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.GrownQueue;
import org.jspecify.annotations.Nullable;

/** A rule over queues that grow. */
public interface QueueRule extends Rule {

  /**
   * Judges a queue that has grown past the limit. May be called from any thread.
   *
   * @return what it proposes, or null if this is none of its business
   */
  @Nullable Candidate judge(GrownQueue queue);
}
