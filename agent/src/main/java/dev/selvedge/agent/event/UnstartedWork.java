package dev.selvedge.agent.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work that was described and never begun: told when its window has ended, or when nobody can begin
 * it any more.
 *
 * @param kind what kind of work it is
 * @param name the name of the thread; null if it has none, or is none
 * @param origin where it was made: the frames of the call that made it, innermost first, beginning
 *     with the API that was called
 * @param lineage where it comes from, the task that made it first
 * @param nanos when it was judged, on the clock of {@link System#nanoTime()}
 * @param keeper whether something that outlives the window keeps it, and may begin it yet
 */
public record UnstartedWork(
    Kind kind,
    @Nullable String name,
    List<Frame> origin,
    Lineage lineage,
    long nanos,
    boolean keeper) {

  public UnstartedWork {
    origin = List.copyOf(origin);
  }

  /** Kinds of work that somebody has to begin. */
  public enum Kind {
    /** A platform thread. */
    THREAD,
    /** A virtual thread. */
    VIRTUAL_THREAD,
    /** A {@code Mono} of Reactor. */
    MONO,
    /** A {@code Flux} of Reactor. */
    FLUX
  }
}
