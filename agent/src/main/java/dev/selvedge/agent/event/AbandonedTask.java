package dev.selvedge.agent.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work that was given to an executor and never ran.
 *
 * @param kind what kind of work it is
 * @param loss how it was lost
 * @param origin where user code made it: the frames of the call, innermost first, beginning with
 *     the API that was called; empty if that is not known, or it was not user code
 * @param by the call that lost it, of {@code shutdownNow} or {@code awaitTermination}, with the
 *     frame that made it behind; empty for a policy, or if that is not known
 * @param policy the class of the pool's handler that dropped it; null if none did
 * @param waiter who waits for it, or gave up; null if nobody
 * @param lineage where it comes from, itself first
 * @param executor the number of the executor that it was given to; 0 if user code did not make that
 *     in a window
 * @param nanos when it was lost, on the clock of {@link System#nanoTime()}
 */
public record AbandonedTask(
    TaskKind kind,
    Loss loss,
    List<Frame> origin,
    List<Frame> by,
    @Nullable String policy,
    @Nullable Waiter waiter,
    Lineage lineage,
    long executor,
    long nanos) {

  public AbandonedTask {
    origin = List.copyOf(origin);
    by = List.copyOf(by);
  }

  /** What the verdict knows the task by. */
  public long id() {
    return lineage.tasks().isEmpty() ? 0 : lineage.tasks().get(0).id();
  }

  /** How work is lost. */
  public enum Loss {
    /** The pool had no room for it, and its handler did nothing. */
    DISCARDED,
    /** The pool was shut down when it came, and its handler did nothing. */
    TOO_LATE,
    /** It was taken out of the queue by {@code shutdownNow}. */
    SHUT_DOWN,
    /** It was still queued when {@code awaitTermination} gave up, and nobody looked. */
    GIVEN_UP
  }

  /**
   * Who waits for work that never runs.
   *
   * @param thread the name of the thread
   * @param stack where it waits, innermost first
   * @param gaveUp whether its time was over; if not, it waits still
   * @param task the number of the task that waits; 0 if it is none of which anything is known
   */
  public record Waiter(String thread, List<Frame> stack, boolean gaveUp, long task) {
    public Waiter {
      stack = List.copyOf(stack);
    }
  }
}
