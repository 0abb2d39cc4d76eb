package dev.selvedge.agent.event;

import java.util.List;

/**
 * More platform threads of one origin alive together than are taken for bounded.
 *
 * @param maker what makes the threads
 * @param peak how many were alive together at most
 * @param pools how many pools they are of, at the time when they were too many
 * @param started where one of them was started: the frames of the call, innermost first, beginning
 *     with the API that was called; empty if no line of the user did
 * @param origin where they come from: the same, or where their pool was made
 * @param task the number of the task that has started the one that was too many
 * @param thread the name of the thread that has started it
 * @param lineage where the work of that thread comes from
 * @param nanos when they were too many, on the clock of {@link System#nanoTime()}
 * @param series how many were alive, from then on
 */
public record ThreadCrowd(
    Maker maker,
    int peak,
    int pools,
    List<Frame> started,
    List<Frame> origin,
    long task,
    String thread,
    Lineage lineage,
    long nanos,
    Series series) {

  public ThreadCrowd {
    started = List.copyOf(started);
    origin = List.copyOf(origin);
  }

  /** What makes threads. */
  public enum Maker {
    /** A line that starts threads, itself or by what it makes. */
    LINE,
    /** An executor without a maximum. */
    UNBOUNDED_EXECUTOR,
    /** Many executors that one line makes, each with a maximum. */
    MANY_EXECUTORS
  }
}
