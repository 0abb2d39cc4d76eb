package dev.selvedge.agent.rule.forgottenfuture;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.LooseFuture;
import dev.selvedge.agent.event.LooseFuture.Fate;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Candidate.Subject;
import dev.selvedge.agent.rule.FutureRule;
import dev.selvedge.agent.rule.FutureSite;
import dev.selvedge.agent.rule.Severity;
import org.jspecify.annotations.Nullable;

/** Fires when asynchronous work came to a good end for which nobody has waited. */
public final class ForgottenFuture implements FutureRule {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public @Nullable Candidate judge(LooseFuture future) {
    FutureSite site = future.fate() == Fate.DONE ? FutureSite.of(future) : null;
    if (site == null) {
      return null;
    }
    return new Candidate(
            this,
            site.api(),
            "nobody waits for "
                + site.words()
                + ": it came to a good end this time, and had it failed, nobody would have known",
            fix(site),
            site.line(),
            future.origin().stream().map(Frame::element).toList(),
            // That of whoever tells says nothing of the work.
            "",
            future.nanos(),
            Certainty.atOnce(),
            site.begun(),
            future.lineage())
        .about(Subject.task(future.id()));
  }

  private static String fix(FutureSite site) {
    String wait =
        "Wait for the future, return it to the caller or close its executor; if nobody is to";
    return site.isStage()
        ? wait
            + " wait, end its chain with whenComplete, or say so with Selvedge.detached(future,"
            + " why)."
        : wait + " wait, use execute, or say so with Selvedge.detached(future, why).";
  }
}
