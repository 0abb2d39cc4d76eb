package dev.selvedge.agent.rule.nevercompletedfuture;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.LooseFuture;
import dev.selvedge.agent.event.LooseFuture.Fate;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.FutureRule;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fires when somebody waits for a future that nothing completes, or has waited in vain. */
public final class NeverCompletedFuture implements FutureRule {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public @Nullable Candidate judge(LooseFuture future) {
    return switch (future.fate()) {
      case AWAITED -> candidate(future, future.stack(), null);
      case GIVEN_UP -> candidate(future, future.origin(), Severity.WARNING);
      case FAILED, DONE -> null;
    };
  }

  private @Nullable Candidate candidate(
      LooseFuture future, List<Frame> stack, @Nullable Severity severity) {
    int at = waiting(stack);
    if (at < 0) {
      return null;
    }
    Frame line = stack.get(at);
    return new Candidate(
        this,
        stack.get(Math.max(0, at - 1)).publicName(),
        message(future, line.element()),
        "See to it that whoever makes the future completes it on every path, also when it fails,"
            + " and let those who wait for it have a time-out.",
        line.element(),
        stack.stream().map(Frame::element).toList(),
        future.thread(),
        future.nanos(),
        Certainty.atOnce(),
        line.element(),
        future.lineage(),
        severity);
  }

  private static String message(LooseFuture future, StackTraceElement line) {
    return future.fate() == Fate.AWAITED
        ? "'"
            + future.thread()
            + "' waits at "
            + Places.of(line)
            + " for a CompletableFuture that nothing completes"
        : "nothing has completed the CompletableFuture that was waited for in vain at "
            + Places.of(line);
  }

  /** The frame of the user that waits; -1 if it is not user code that does. */
  private static int waiting(List<Frame> stack) {
    for (int i = 0; i < stack.size(); i++) {
      Owner owner = stack.get(i).owner();
      if (owner != Owner.JDK) {
        return owner == Owner.USER ? i : -1;
      }
    }
    return -1;
  }
}
