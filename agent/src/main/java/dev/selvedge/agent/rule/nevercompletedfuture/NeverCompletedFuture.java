package dev.selvedge.agent.rule.nevercompletedfuture;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.LooseFuture;
import dev.selvedge.agent.event.LooseFuture.Fate;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Candidate.Subject;
import dev.selvedge.agent.rule.FutureRule;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fires when somebody waits for a future that nothing completes, or has waited in vain. */
public final class NeverCompletedFuture implements FutureRule {

  private static final String FUTURE = "java.util.concurrent.CompletableFuture";

  /** The parts of the JDK that call what they are given, as a stream or a collection does. */
  private static final List<String> PASSING =
      List.of("java.util.", "java.lang.", "jdk.internal.reflect.");

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
            "See to it that whoever makes the future completes it on every path, also when it"
                + " fails, and let those who wait for it have a time-out.",
            line.element(),
            stack.stream().map(Frame::element).toList(),
            future.thread(),
            future.nanos(),
            Certainty.atOnce(),
            line.element(),
            future.lineage(),
            severity)
        .about(Subject.task(future.id()));
  }

  private static String message(LooseFuture future, StackTraceElement line) {
    return future.fate() == Fate.AWAITED
        ? Places.thread(future.thread())
            + " waits at "
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
        return owner == Owner.USER && isWaitOfFuture(stack, i - 1) ? i : -1;
      }
    }
    return -1;
  }

  /** Whether what the user calls waits for the future itself, and is no client that does so. */
  private static boolean isWaitOfFuture(List<Frame> stack, int call) {
    for (int i = call; i >= 0; i--) {
      String name = stack.get(i).className();
      if (name.equals(FUTURE)) {
        return true;
      }
      if (PASSING.stream().noneMatch(name::startsWith)) {
        return false;
      }
    }
    return true;
  }
}
