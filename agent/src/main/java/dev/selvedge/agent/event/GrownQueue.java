package dev.selvedge.agent.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A queue in which more waits than is taken for bounded, and that would have taken any number.
 *
 * @param kind what waits in it
 * @param name the class of the queue, or of the executor that it is of
 * @param peak how many have waited in it at most
 * @param grown where it grew past the limit: the frames of the call that added to it, innermost
 *     first, beginning with the API that was called; empty if no line of the user did
 * @param made where the executor was made, likewise; empty if that is not known, or there is none
 * @param taker the name of the thread that takes from it; null for a queue of an executor
 * @param thread the name of the thread that made it grow past the limit
 * @param lineage where the work of that thread comes from
 * @param nanos when it grew past the limit, on the clock of {@link System#nanoTime()}
 * @param series how many have waited, from then on
 */
public record GrownQueue(
    Kind kind,
    String name,
    int peak,
    List<Frame> grown,
    List<Frame> made,
    @Nullable String taker,
    String thread,
    Lineage lineage,
    long nanos,
    Series series) {

  public GrownQueue {
    grown = List.copyOf(grown);
    made = List.copyOf(made);
  }

  /** What a queue is of. */
  public enum Kind {
    /** The tasks of an executor. */
    EXECUTOR,
    /** The tasks of an event loop. */
    EVENT_LOOP,
    /** What one thread gives to another. */
    HANDOVER
  }
}
