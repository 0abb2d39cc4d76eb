package dev.selvedge.agent.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interrupt that reached the code of a task, which has gone on as if there had been none.
 *
 * @param kind what kind of work the task is
 * @param task the number of the task
 * @param exception the class of the exception as which it arrived; null if the code has cleared the
 *     flag of its thread
 * @param stack where it was caught or cleared, innermost first; the first frame is the user's
 * @param by who has interrupted
 * @param next what the task did then
 * @param waitCall the call by which it waited then; null if it did not
 * @param waitedAt the line of that call; null if it did not wait
 * @param origin where the task was made: the frames of the call that made it, innermost first,
 *     beginning with the API that was called; empty if they are not known
 * @param lineage where the task comes from, itself first if it is known
 * @param thread the name of the thread, empty if it has none
 * @param nanos when it was caught or cleared, on the clock of {@link System#nanoTime()}
 * @param wentOnNanos how long the task went on then, so far or until its end
 * @param runs whether it still runs
 */
public record SwallowedInterrupt(
    TaskKind kind,
    long task,
    @Nullable String exception,
    List<Frame> stack,
    Interrupter by,
    Next next,
    @Nullable String waitCall,
    @Nullable StackTraceElement waitedAt,
    List<Frame> origin,
    Lineage lineage,
    String thread,
    long nanos,
    long wentOnNanos,
    boolean runs) {

  public SwallowedInterrupt {
    stack = List.copyOf(stack);
    origin = List.copyOf(origin);
  }

  /** What a task did after it was interrupted. */
  public enum Next {
    /** It waited for something else. */
    WAITED,
    /** It waited again where it had been interrupted. */
    LOOPED_BACK,
    /** It did not wait, and worked on for longer than it may. */
    WORKED_ON
  }

  /**
   * Who has interrupted.
   *
   * @param thread the name of the thread, empty if it has none
   * @param stack the call that interrupted, innermost first
   * @param lineage where the work comes from that did it; null if that is not known
   */
  public record Interrupter(String thread, List<Frame> stack, @Nullable Lineage lineage) {
    public Interrupter {
      stack = List.copyOf(stack);
    }
  }
}
