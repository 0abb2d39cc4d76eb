package dev.selvedge.agent.event;

import dev.selvedge.agent.event.SwallowedInterrupt.Interrupter;
import java.util.List;

/**
 * The exception of an interrupt that was caught and wrapped in another one, which was thrown in its
 * place without the flag of the thread being set.
 *
 * @param kind what kind of work did it
 * @param task the number of the task
 * @param exception the class of the exception as which the interrupt arrived
 * @param wrapper the class of the one that was thrown then
 * @param stack where it was caught, innermost first; the first frame is the user's
 * @param by who has interrupted
 * @param origin where the task was made: the frames of the call that made it, innermost first,
 *     beginning with the API that was called; empty if they are not known
 * @param lineage where the task comes from, itself first if it is known
 * @param thread the name of the thread, empty if it has none
 * @param nanos when it was caught, on the clock of {@link System#nanoTime()}
 */
public record WrappedInterrupt(
    TaskKind kind,
    long task,
    String exception,
    String wrapper,
    List<Frame> stack,
    Interrupter by,
    List<Frame> origin,
    Lineage lineage,
    String thread,
    long nanos) {

  public WrappedInterrupt {
    stack = List.copyOf(stack);
    origin = List.copyOf(origin);
  }
}
