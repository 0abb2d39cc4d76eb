package dev.selvedge.agent.rule.unreadsubtask;

import dev.selvedge.agent.event.FailureText;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.LooseFuture;
import dev.selvedge.agent.event.LooseFuture.Fate;
import dev.selvedge.agent.event.LooseFuture.Kind;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.FutureRule;
import dev.selvedge.agent.rule.FutureSite;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Severity;
import org.jspecify.annotations.Nullable;

/** Fires when a subtask failed under a joiner that does not throw, and nobody has read that. */
public final class UnreadSubtask implements FutureRule {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public @Nullable Candidate judge(LooseFuture future) {
    FailureText failure = future.failure();
    FutureSite site = FutureSite.of(future);
    if (future.fate() != Fate.FAILED
        || future.kind() != Kind.SUBTASK
        || failure == null
        || site == null) {
      return null;
    }
    return new Candidate(
        this,
        site.api(),
        "the subtask forked at "
            + Places.of(site.line())
            + " failed, its scope did not throw, and nobody has read its state: "
            + FutureSite.words(failure),
        "Read state() or exception() of each subtask after join(), or open the scope with a joiner"
            + " that throws, as Joiner.awaitAllSuccessfulOrThrow() does.",
        site.line(),
        failure.stack().isEmpty()
            ? future.origin().stream().map(Frame::element).toList()
            : failure.stack(),
        future.thread(),
        future.nanos(),
        Certainty.atOnce(),
        site.line(),
        future.lineage());
  }
}
