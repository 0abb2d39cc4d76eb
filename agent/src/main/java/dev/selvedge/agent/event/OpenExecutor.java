package dev.selvedge.agent.event;

import java.util.List;

/**
 * An executor that user code has made in a window and that was not shut down by its end.
 *
 * @param id the executor's number in this JVM, from 1
 * @param origin where it was made: the frames of the call that made it, innermost first, beginning
 *     with the API that was called
 * @param lineage where it comes from, the task that made it first
 * @param nanos when it was seen to be open, on the clock of {@link System#nanoTime()}
 * @param holder who holds it
 */
public record OpenExecutor(
    long id, List<Frame> origin, Lineage lineage, long nanos, Holder holder) {

  public OpenExecutor {
    origin = List.copyOf(origin);
  }

  /** Who holds an executor. */
  public enum Holder {
    /** Nobody of whom anything is known. */
    ORDINARY,
    /** A static field, directly or through other objects. */
    STATIC_FIELD,
    /** A thread of the application that is alive while the JVM ends, through what it runs. */
    LIVE_THREAD
  }
}
