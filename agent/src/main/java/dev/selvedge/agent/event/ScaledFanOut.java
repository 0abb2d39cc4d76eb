package dev.selvedge.agent.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line that forks tasks, in the runs of one test with more and more inputs.
 *
 * @param site the line
 * @param kind what kind of tasks it forks, in words
 * @param owner the number of the task that makes them in the last run
 * @param lineage the window of the last run
 * @param thread the name of the thread that closes it
 * @param nanos when it was judged, on the clock of {@link System#nanoTime()}
 * @param runs at least two, that with the fewest inputs first
 * @param series how many tasks there were over time, in all runs; null if that is not known
 */
public record ScaledFanOut(
    StackTraceElement site,
    String kind,
    long owner,
    Lineage lineage,
    String thread,
    long nanos,
    List<Run> runs,
    @Nullable Series series) {

  public ScaledFanOut {
    runs = List.copyOf(runs);
  }

  /**
   * What the line did in a run, for the owner for which most of its tasks were at work at a time.
   *
   * @param size the number of inputs
   * @param created how many tasks it made; 0 if it did not make two
   * @param peak how many were at work at a time; of those that take permits, that held one
   * @param bound how many there could be at a time: the permits, or the threads of the pool; 0 if
   *     no such number is known
   */
  public record Run(long size, long created, long peak, long bound) {

    /** One in which the line did not make two tasks. */
    public static Run without(long size) {
      return new Run(size, 0, 0, 0);
    }

    /** How many tasks there could be at work at a time, for all that is known. */
    public long possible() {
      return bound > 0 ? Math.min(bound, created) : created;
    }
  }
}
