package dev.selvedge.agent.event;

import java.util.List;

/**
 * A task of which nobody is told that it has failed.
 *
 * @param fate what became of the failure
 * @param kind what kind of work it is
 * @param thread the name of the thread that ran it, empty if it has none
 * @param failure what it threw
 * @param stack where that was thrown, innermost first; if there is nothing of the user's in it, the
 *     same of what has caused it
 * @param origin where the task was made: the frames of the call that made it, innermost first,
 *     beginning with the API that was called; empty if they are not known
 * @param lineage where it comes from, itself first if it is known
 * @param nanos when it failed, on the clock of {@link System#nanoTime()}
 */
public record FailedTask(
    Fate fate,
    TaskKind kind,
    String thread,
    FailureText failure,
    List<Frame> stack,
    List<Frame> origin,
    Lineage lineage,
    long nanos) {

  public FailedTask {
    stack = List.copyOf(stack);
    origin = List.copyOf(origin);
  }

  /** What became of a failure. */
  public enum Fate {
    /** The JVM printed it, because nobody else was there for it. */
    UNCAUGHT,
    /** It is kept where nobody looks, and the task is not run again, though it was to be. */
    NOT_RUN_AGAIN
  }
}
