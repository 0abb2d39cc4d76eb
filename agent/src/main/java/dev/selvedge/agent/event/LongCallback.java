package dev.selvedge.agent.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One callback has computed for long on an event loop, and perhaps still does.
 *
 * @param thread the name of the thread
 * @param loop the event loop that the thread runs
 * @param nanos about when the callback began, on the clock of {@link System#nanoTime()}
 * @param samples what the thread did at several moments, each a stack, innermost first
 * @param lineage where the work comes from that computes; null if that is not known
 */
public record LongCallback(
    String thread,
    EventLoop loop,
    long nanos,
    List<List<Frame>> samples,
    @Nullable Lineage lineage) {

  public LongCallback {
    samples = List.copyOf(samples);
  }
}
