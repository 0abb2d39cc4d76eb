package dev.selvedge.agent.rule.unboundedfanout;

import dev.selvedge.agent.event.FanOutPeak;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.FanOutRule;
import dev.selvedge.agent.rule.Severity;
import org.jspecify.annotations.Nullable;

/** Fires when more tasks that one task has made at one place are at work at once than may be. */
public final class UnboundedFanOut implements FanOutRule {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public @Nullable Candidate judge(FanOutPeak fanOut, int limit) {
    Frame line = fanOut.line();
    return line == null || fanOut.peak() <= limit
        ? null
        : Texts.candidate(this, fanOut, line, limit);
  }
}
