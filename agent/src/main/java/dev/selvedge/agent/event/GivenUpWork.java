package dev.selvedge.agent.event;

import java.util.List;

/**
 * Work that somebody has given up, by a cancel or because his time was over, and that went on.
 *
 * @param how in what way it was given up
 * @param kind what kind of work it is
 * @param state what it does now
 * @param call the call that has given it up, innermost first, beginning with the API that was
 *     called
 * @param caller the name of the thread that has made the call
 * @param origin where user code made the work: the frames of the call, innermost first, beginning
 *     with the API that was called; empty if that is not known
 * @param thread the name of the thread that runs it, empty if that has none, or none runs it
 * @param stack what that thread did when the work should have ended, innermost first; empty if none
 *     ran it
 * @param closing where somebody waits for it meanwhile, who closes its scope or executor, innermost
 *     first; empty if nobody does
 * @param lineage where it comes from, itself first
 * @param tasks the numbers of all tasks that stand for it
 * @param executor the number of the executor that it was given to; 0 if user code did not make that
 *     in a window
 * @param nanos when it was given up, on the clock of {@link System#nanoTime()}
 * @param lastedNanos for how long it has gone on since, as far as that is known
 */
public record GivenUpWork(
    How how,
    TaskKind kind,
    State state,
    List<Frame> call,
    String caller,
    List<Frame> origin,
    String thread,
    List<Frame> stack,
    List<Frame> closing,
    Lineage lineage,
    List<Long> tasks,
    long executor,
    long nanos,
    long lastedNanos) {

  public GivenUpWork {
    call = List.copyOf(call);
    origin = List.copyOf(origin);
    stack = List.copyOf(stack);
    closing = List.copyOf(closing);
    tasks = List.copyOf(tasks);
  }

  /** In what way work is given up. */
  public enum How {
    /** Its thread was interrupted, by a cancel or by who shuts down its executor or scope. */
    INTERRUPTED,
    /** The future that it completes was cancelled, of which it is not told. */
    FUTURE_CANCELLED,
    /** Whoever waited for it with a time waits no more. */
    TIMED_OUT
  }

  /** What becomes of it. */
  public enum State {
    /** It has not begun. */
    QUEUED,
    /** It has not come to its end, whoever works at it. */
    PENDING,
    /** It runs. */
    RUNNING,
    /** It has ended, too late for whoever has given it up. */
    ENDED
  }
}
