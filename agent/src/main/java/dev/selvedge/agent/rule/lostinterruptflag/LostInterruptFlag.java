package dev.selvedge.agent.rule.lostinterruptflag;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.WrappedInterrupt;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Candidate.Subject;
import dev.selvedge.agent.rule.InterruptRule;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fires when the exception of an interrupt was wrapped in another one, and the flag of the thread
 * was not set again. Off by default: the interrupt is answered, if not as well as it could be.
 */
public final class LostInterruptFlag implements InterruptRule {

  private static final String FIX =
      "Set the flag by Thread.currentThread().interrupt() before the other exception is thrown.";

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public boolean isOnByDefault() {
    return false;
  }

  @Override
  public @Nullable Candidate judge(WrappedInterrupt interrupt) {
    Frame site = interrupt.stack().isEmpty() ? null : interrupt.stack().get(0);
    if (site == null || site.owner() != Owner.USER) {
      return null;
    }
    return new Candidate(
            this,
            interrupt.exception(),
            message(interrupt, site),
            FIX,
            site.element(),
            interrupt.stack().stream().map(Frame::element).toList(),
            interrupt.thread(),
            interrupt.nanos(),
            Certainty.atOnce(),
            lineOf(interrupt.origin()),
            interrupt.lineage())
        .explaining(List.of(Subject.task(interrupt.task())));
  }

  private static String message(WrappedInterrupt interrupt, Frame site) {
    StackTraceElement by = lineOf(interrupt.by().stack());
    return "the "
        + Places.simple(interrupt.exception())
        + " of an interrupt was wrapped in "
        + Places.simple(interrupt.wrapper()).replace('$', '.')
        + " at "
        + Places.of(site.element())
        + " and the flag of the thread not set again: whoever catches that cannot tell by the flag"
        + " that the "
        + interrupt.kind().words()
        + " was interrupted"
        + (by == null ? "" : ", as it was at " + Places.of(by));
  }

  private static @Nullable StackTraceElement lineOf(List<Frame> frames) {
    for (Frame frame : frames) {
      if (frame.owner() == Owner.USER) {
        return frame.element();
      }
    }
    return null;
  }
}
