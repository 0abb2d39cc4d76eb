package dev.selvedge.agent.rule.ignoredcancellation;

import dev.selvedge.agent.event.GivenUpWork;
import dev.selvedge.agent.event.GivenUpWork.How;
import dev.selvedge.agent.rule.CallLine;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.GivenUpRule;
import dev.selvedge.agent.rule.Severity;
import org.jspecify.annotations.Nullable;

/** Fires when work whose thread was interrupted to cancel it runs on past the grace. */
public final class IgnoredCancellation implements GivenUpRule {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public @Nullable Candidate judge(GivenUpWork work) {
    if (work.how() != How.INTERRUPTED) {
      return null;
    }
    CallLine made = CallLine.of(work.origin());
    CallLine now = CallLine.of(work.stack());
    CallLine site = now == null ? made : now;
    return site == null ? null : Texts.candidate(this, work, site, made);
  }
}
