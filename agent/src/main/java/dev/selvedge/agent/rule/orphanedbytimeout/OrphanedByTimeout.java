package dev.selvedge.agent.rule.orphanedbytimeout;

import dev.selvedge.agent.event.GivenUpWork;
import dev.selvedge.agent.event.GivenUpWork.How;
import dev.selvedge.agent.rule.CallLine;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.GivenUpRule;
import dev.selvedge.agent.rule.GivenUpTexts;
import dev.selvedge.agent.rule.Severity;
import org.jspecify.annotations.Nullable;

/** Fires when whoever waited for work gave up after some time, and nobody stopped the work. */
public final class OrphanedByTimeout implements GivenUpRule {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public @Nullable Candidate judge(GivenUpWork work) {
    CallLine site = work.how() == How.TIMED_OUT ? CallLine.of(work.call()) : null;
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
            + " gave up, and nobody has cancelled the "
            + GivenUpTexts.name(work, made)
            + " or waited for it again: "
            + GivenUpTexts.since(work),
        "Cancel the work where the time-out is caught, future.cancel(true), and let it end when it"
            + " is interrupted; a CompletableFuture stops nothing, so let it wrap work that can be"
            + " stopped, or let the work have the time limit itself.");
  }
}
