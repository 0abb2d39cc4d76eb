package dev.selvedge.agent.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that one task has made at one place in the code, of all tasks of a window that got
 * there the one with most of them at work at once.
 *
 * @param kind of the tasks that were made
 * @param origin where they were made: the frames of the call that made them, innermost first,
 *     beginning with the API that was called
 * @param ownerLine where the task was made that made them; null if it is the body of a window
 * @param owner the number of the task that made them
 * @param lineage where that comes from, itself first; null if that is not known
 * @param created how many were made
 * @param peakRunning how many had begun and not ended at once at most
 * @param peakWaiting how many waited for a permit at once at most
 * @param gated whether one of them has used a source of permits
 * @param peak how many were at work at once at most: of gated ones those that held a permit
 * @param bound how many can be at work at once, by the permits or the pool; 0 if that is not known
 * @param owners how many tasks have made such tasks there
 * @param limit how many the window allows; 0 if it does not say
 * @param series created, at work and waiting over time; null if there were few
 */
public record FanOutPeak(
    TaskKind kind,
    List<Frame> origin,
    @Nullable StackTraceElement ownerLine,
    long owner,
    @Nullable Lineage lineage,
    int created,
    int peakRunning,
    int peakWaiting,
    boolean gated,
    int peak,
    int bound,
    long owners,
    int limit,
    @Nullable Series series) {

  public FanOutPeak {
    origin = List.copyOf(origin);
  }

  /** The innermost line of the user's that made them; null if there is none. */
  public @Nullable Frame line() {
    for (Frame frame : origin) {
      if (frame.owner() == Frame.Owner.USER) {
        return frame;
      }
    }
    return null;
  }
}
