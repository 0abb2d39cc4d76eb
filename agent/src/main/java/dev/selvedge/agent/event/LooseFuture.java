package dev.selvedge.agent.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A future at which nobody has looked who should have: told when its window has ended, or when
 * nobody can look at it any more.
 *
 * @param fate what became of it
 * @param kind what it is of
 * @param origin where it was made, or for one that was made by hand where it was failed or waited
 *     for: the frames of the call, innermost first, beginning with the API that was called
 * @param begun where the work was begun that it depends on; empty if it is the work itself, or that
 *     is not known
 * @param failure how it failed; null if it did not
 * @param stack for one that somebody waits for, what that thread does, innermost first
 * @param thread the name of the thread on which it failed or that waits for it, or else of the one
 *     that tells
 * @param lineage where the work comes from, itself first
 * @param nanos when it failed or was looked at, on the clock of {@link System#nanoTime()}
 * @param count how many there are of which all this is true
 */
public record LooseFuture(
    Fate fate,
    Kind kind,
    List<Frame> origin,
    List<Frame> begun,
    @Nullable FailureText failure,
    List<Frame> stack,
    String thread,
    Lineage lineage,
    long nanos,
    long count) {

  public LooseFuture {
    origin = List.copyOf(origin);
    begun = List.copyOf(begun);
    stack = List.copyOf(stack);
  }

  /** What the verdict knows it by, when others say something of the same. */
  public long id() {
    return lineage.tasks().isEmpty() ? 0 : lineage.tasks().get(0).id();
  }

  /** What became of a future. */
  public enum Fate {
    /** It failed, and nobody has seen the failure. */
    FAILED,
    /** It came to a good end, and nobody has waited for it. */
    DONE,
    /** Nothing has completed it, and a thread waits for it. */
    AWAITED,
    /** Nothing has completed it, and whoever waited for it with a time has given up. */
    GIVEN_UP
  }

  /** What a future is of. */
  public enum Kind {
    /** Of asynchronous work, or of a stage that was built upon such. */
    WORK,
    /** It was built upon the promise of a library. */
    OF_LIBRARY,
    /** It was made by hand. */
    BY_HAND,
    /** Of a subtask of a scope. */
    SUBTASK
  }
}
