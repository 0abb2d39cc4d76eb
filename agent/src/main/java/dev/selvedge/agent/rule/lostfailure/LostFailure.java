package dev.selvedge.agent.rule.lostfailure;

import dev.selvedge.agent.event.FailureText;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.LooseFuture;
import dev.selvedge.agent.event.LooseFuture.Fate;
import dev.selvedge.agent.event.LooseFuture.Kind;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Candidate.Subject;
import dev.selvedge.agent.rule.FutureRule;
import dev.selvedge.agent.rule.FutureSite;
import dev.selvedge.agent.rule.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fires when asynchronous work failed and nobody has seen the failure. */
public final class LostFailure implements FutureRule {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public @Nullable Candidate judge(LooseFuture future) {
    FailureText failure = future.failure();
    FutureSite site = FutureSite.of(future);
    if (future.fate() != Fate.FAILED
        || future.kind() == Kind.SUBTASK
        || failure == null
        || site == null) {
      return null;
    }
    return new Candidate(
            this,
            site.api(),
            message(future, failure, site),
            fix(future, site),
            site.line(),
            stack(future, failure),
            future.thread(),
            future.nanos(),
            Certainty.atOnce(),
            site.begun(),
            future.lineage(),
            future.kind() == Kind.OF_LIBRARY ? Severity.WARNING : null)
        .about(Subject.task(future.id()));
  }

  private static String message(LooseFuture future, FailureText failure, FutureSite site) {
    String what =
        future.kind() == Kind.BY_HAND
            ? "nobody has seen that a future was failed by "
            : "nobody has seen the failure of ";
    return what + site.words() + ": " + FutureSite.words(failure);
  }

  private static String fix(LooseFuture future, FutureSite site) {
    if (future.kind() == Kind.BY_HAND) {
      return "Let whoever waits for the future join it, or handle its failure with whenComplete,"
          + " handle or exceptionally.";
    }
    return site.isStage()
        ? "Join the future or return it to the caller, or end its chain with whenComplete, handle"
            + " or exceptionally that deals with the failure."
        : "Ask the future for its result, or add a listener that deals with the failure, or catch"
            + " it inside the work.";
  }

  private static List<StackTraceElement> stack(LooseFuture future, FailureText failure) {
    return failure.stack().isEmpty()
        ? future.origin().stream().map(Frame::element).toList()
        : failure.stack();
  }
}
