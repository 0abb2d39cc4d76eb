package dev.selvedge.agent.rule.unboundedqueue;

import dev.selvedge.agent.event.GrownQueue;
import dev.selvedge.agent.event.GrownQueue.Kind;
import dev.selvedge.agent.rule.ApiLine;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.QueueRule;
import dev.selvedge.agent.rule.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Fires when the queue of an executor, or a queue that somebody takes from, has grown past the
 * limit because nothing slows down who adds to it.
 */
public final class UnboundedQueue implements QueueRule {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public @Nullable Candidate judge(GrownQueue queue) {
    if (queue.kind() == Kind.HANDOVER && queue.taker() == null) {
      return null; // It collects something.
    }
    ApiLine grown = ApiLine.of(queue.grown());
    ApiLine made = ApiLine.of(queue.made());
    ApiLine site = grown == null ? made : grown;
    return site == null ? null : Texts.candidate(this, queue, site, made);
  }
}
