package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.BlockingCall;
import org.jspecify.annotations.Nullable;

/**
 * A rule over blocking calls. May be asked from several threads at once, and must neither block nor
 * throw.
 */
public interface BlockingRule extends Rule {

  /** Judges a call that begins to block; null if it is none of this rule's business. */
  @Nullable Candidate judge(BlockingCall call);
}
