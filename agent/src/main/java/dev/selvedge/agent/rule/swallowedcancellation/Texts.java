package dev.selvedge.agent.rule.swallowedcancellation;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.SwallowedInterrupt;
import dev.selvedge.agent.event.SwallowedInterrupt.Interrupter;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Candidate.Subject;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of {@link SwallowedCancellation}. */
final class Texts {

  private static final String INTERRUPTED = "java.lang.Thread.interrupted";

  private static final String SCOPE = "java.util.concurrent.StructuredTaskScope";

  private static final String FIX_CATCH =
      "Let the exception leave the task, or end the task here; where neither is possible, set the"
          + " flag again by Thread.currentThread().interrupt().";

  private static final String FIX_FLAG =
      "Ask by isInterrupted(), which leaves the flag set, or end the task when the flag was set, or"
          + " throw an InterruptedException.";

  private Texts() {}

  static Candidate candidate(Rule rule, SwallowedInterrupt interrupt, Frame site) {
    String exception = interrupt.exception();
    return new Candidate(
            rule,
            exception == null ? INTERRUPTED : exception,
            message(interrupt, site),
            exception == null ? FIX_FLAG : FIX_CATCH,
            site.element(),
            interrupt.stack().stream().map(Frame::element).toList(),
            interrupt.thread(),
            interrupt.nanos(),
            Certainty.atOnce(),
            lineOf(interrupt.origin()),
            interrupt.lineage())
        .explaining(List.of(Subject.task(interrupt.task())));
  }

  private static String message(SwallowedInterrupt interrupt, Frame site) {
    String exception = interrupt.exception();
    return interrupt.kind().words()
        + (interrupt.thread().isBlank() ? "" : " on '" + interrupt.thread() + "'")
        + (exception == null
            ? " cleared the flag of an interrupt by Thread.interrupted() at "
            : " caught the " + Places.simple(exception) + " of an interrupt at ")
        + Places.of(site.element())
        + " and went on: "
        + next(interrupt)
        + "; it was interrupted "
        + words(interrupt.by());
  }

  private static String next(SwallowedInterrupt interrupt) {
    String wait = interrupt.waitCall();
    StackTraceElement line = interrupt.waitedAt();
    if (wait == null || line == null) {
      return "it "
          + (interrupt.runs() ? "has worked" : "worked")
          + " for "
          + Places.millis(interrupt.wentOnNanos())
          + " more";
    }
    String call = Places.simple(wait) + " at " + Places.of(line);
    return interrupt.next() == SwallowedInterrupt.Next.LOOPED_BACK
        ? "it went back to waiting in " + call
        : "it then waited in " + call;
  }

  private static String words(Interrupter by) {
    StackTraceElement line = lineOf(by.stack());
    if (line == null && isScope(by.stack())) {
      return "because its scope was cancelled";
    }
    return "by " + Places.thread(by.thread()) + (line == null ? "" : " at " + Places.of(line));
  }

  private static boolean isScope(List<Frame> frames) {
    return frames.stream().anyMatch(frame -> frame.className().startsWith(SCOPE));
  }

  /** The user's innermost line. */
  private static @Nullable StackTraceElement lineOf(List<Frame> frames) {
    for (Frame frame : frames) {
      if (frame.owner() == Owner.USER) {
        return frame.element();
      }
    }
    return null;
  }
}
