package dev.selvedge.agent.rule.unclosedexecutor;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.OpenExecutor;
import dev.selvedge.agent.event.OpenExecutor.Holder;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.ExecutorRule;
import dev.selvedge.agent.rule.Severity;
import org.jspecify.annotations.Nullable;

/** Fires when an executor that user code has made is not shut down by the end of its window. */
public final class UnclosedExecutor implements ExecutorRule {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public @Nullable Candidate judge(OpenExecutor executor) {
    if (executor.holder() != Holder.ORDINARY) {
      return null; // It is there for good.
    }
    Frame api = null;
    for (Frame frame : executor.origin()) {
      if (frame.owner() == Owner.USER && api != null) {
        return Texts.candidate(this, executor, api, frame);
      }
      api = frame;
    }
    return null;
  }
}
