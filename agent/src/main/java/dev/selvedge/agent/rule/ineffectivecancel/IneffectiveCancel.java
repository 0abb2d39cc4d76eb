package dev.selvedge.agent.rule.ineffectivecancel;

import dev.selvedge.agent.event.GivenUpWork;
import dev.selvedge.agent.event.GivenUpWork.How;
import dev.selvedge.agent.rule.CallLine;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.GivenUpRule;
import dev.selvedge.agent.rule.GivenUpTexts;
import dev.selvedge.agent.rule.Severity;
import org.jspecify.annotations.Nullable;

/** Fires when a {@code CompletableFuture} was cancelled, and its computation ran on. */
public final class IneffectiveCancel implements GivenUpRule {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public @Nullable Candidate judge(GivenUpWork work) {
    CallLine site = work.how() == How.FUTURE_CANCELLED ? CallLine.of(work.call()) : null;
    if (site == null) {
      return null;
    }
    CallLine made = CallLine.of(work.origin());
    return GivenUpTexts.candidate(
        this,
        work,
        site,
        work.call(),
        made,
        site.words()
            + " did not stop the "
            + GivenUpTexts.name(work, made)
            + ", which nobody waits for any more: "
            + GivenUpTexts.since(work),
        "A CompletableFuture does not know its thread, and interrupts nothing: submit the work to"
            + " an ExecutorService and cancel that future, or let the work look at isCancelled() of"
            + " its own.");
  }
}
