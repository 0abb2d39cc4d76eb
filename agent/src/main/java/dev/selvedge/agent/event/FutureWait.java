package dev.selvedge.agent.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A platform thread begins to wait, timed or not, for a future that is not done, somewhere inside
 * of a task or of a callback of a stage.
 *
 * @param thread the name of the thread
 * @param onLoop whether the thread runs an event loop
 * @param forkJoin whether it waits for a task of a fork-join pool
 * @param nanos when the wait began, on the clock of {@link System#nanoTime()}; of a blocking call
 *     of an event loop the same as that of its {@link BlockingCall}
 * @param frames the stack at the wait, innermost first, without frames of Selvedge
 * @param lineage where the work comes from that waits; null if that is not known
 */
public record FutureWait(
    String thread,
    boolean onLoop,
    boolean forkJoin,
    long nanos,
    List<Frame> frames,
    @Nullable Lineage lineage) {}
