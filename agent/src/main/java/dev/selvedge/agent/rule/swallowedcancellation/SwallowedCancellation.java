package dev.selvedge.agent.rule.swallowedcancellation;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.SwallowedInterrupt;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.InterruptRule;
import dev.selvedge.agent.rule.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Fires when an interrupt by another thread reached a task, which went on as if there had been
 * none.
 */
public final class SwallowedCancellation implements InterruptRule {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public @Nullable Candidate judge(SwallowedInterrupt interrupt) {
    Frame site = interrupt.stack().isEmpty() ? null : interrupt.stack().get(0);
    return site == null || site.owner() != Owner.USER
        ? null
        : Texts.candidate(this, interrupt, site);
  }
}
