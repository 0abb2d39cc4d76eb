package dev.selvedge.agent.verdict;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.rule.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One proposal on its way: begun, perhaps ended, counted or not. Guarded by the lock of {@link
 * Verdict}.
 */
final class Occurrence {

  /**
   * For so long what has not ended is not believed to last: its thread may be about to go on, and
   * wait for nothing but a processor.
   */
  private static final long DOUBT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  final Candidate candidate;

  /** The frames that may be allowed to do it; empty if they are to be looked up by their names. */
  final List<Frame> frames;

  /** Those of them where the work at fault was made; empty if they are not known, or not needed. */
  final List<Frame> made;

  /** The candidate itself dates from before Selvedge looked at the stack, which is not waiting. */
  private final long proposedNanos = System.nanoTime();

  Windows.Blame blame = Windows.Blame.NOBODY;

  /** Whether it was certain and has been counted. */
  boolean counted;

  /** Whether it is a consequence of another one, which is told in its place. */
  boolean explained;

  /** The findings that count it; none if there were too many to keep another one. */
  final List<Finding> countedIn = new ArrayList<>(1);

  /** How long it took, -1 while it lasts. */
  long tookNanos = -1;

  Occurrence(Candidate candidate, List<Frame> frames) {
    this(candidate, frames, List.of());
  }

  Occurrence(Candidate candidate, List<Frame> frames, List<Frame> made) {
    this.candidate = candidate;
    this.frames = frames;
    this.made = made;
  }

  boolean isCertain(long now) {
    if (tookNanos >= 0) {
      return candidate.certainty().reachedAtTheEnd(tookNanos);
    }
    long lasted = Math.max(0, now - proposedNanos - DOUBT_NANOS);
    return candidate.certainty().reached(lasted);
  }

  /** Whether it is certain now that the JVM ends, and with it all threads. */
  boolean isCertainAtLast() {
    return tookNanos >= 0 && candidate.certainty().reachedAtLast(tookNanos);
  }

  /** Whether it can become certain, or has. */
  boolean isOpen() {
    return tookNanos < 0 || candidate.certainty().outlivesTheCall();
  }
}
