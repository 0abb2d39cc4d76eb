package dev.selvedge.agent.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An executor none of whose threads can go on: each waits, without a time, for work that is queued
 * behind them in the same executor.
 *
 * @param executor what it is, in words for a reader: {@code "pool"}
 * @param queued how many tasks wait in its queue
 * @param workers its threads
 * @param number the number of the executor; 0 if user code did not make it in a window
 * @param tasks the numbers of the tasks that it runs and of those in its queue, as far as they are
 *     known
 */
public record Starvation(
    String executor, int queued, List<Worker> workers, long number, List<Long> tasks) {

  /** One of an executor that user code did not make in a window. */
  public Starvation(String executor, int queued, List<Worker> workers) {
    this(executor, queued, workers, 0, List.of());
  }

  public Starvation {
    workers = List.copyOf(workers);
    tasks = List.copyOf(tasks);
  }

  /**
   * A thread that waits.
   *
   * @param thread the name of the thread
   * @param nanos when the wait began, on the clock of {@link System#nanoTime()}; the same as in its
   *     {@link FutureWait} and {@link BlockingCall}
   * @param frames its stack, innermost first, without frames of Selvedge
   * @param reason what it waits for
   * @param other the name of the thread that runs what it waits for; null if none does
   * @param lineage where the work comes from that waits; null if that is not known
   */
  public record Worker(
      String thread,
      long nanos,
      List<Frame> frames,
      Reason reason,
      @Nullable String other,
      @Nullable Lineage lineage) {

    public Worker {
      frames = List.copyOf(frames);
    }
  }

  /** How what a thread waits for depends on the executor. */
  public enum Reason {
    /** It waits in the queue. */
    QUEUED,
    /** It is a stage, or made of several futures, that cannot be complete before what is queued. */
    DEPENDENT,
    /** Another thread of the executor runs it, which waits itself. */
    RUNNING
  }
}
