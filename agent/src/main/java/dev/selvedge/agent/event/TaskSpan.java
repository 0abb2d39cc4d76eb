package dev.selvedge.agent.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one task did, from the moment that made it to its end: one run of it, where it is run again
 * and again. All times are on the clock of {@link System#nanoTime()}.
 *
 * @param task the task's number in this JVM, from 1
 * @param parent the number of the task that made it; 0 if that is not known
 * @param window the id of its window; {@link Lineage#JVM} for what was made outside of any
 * @param kind what kind of work it is
 * @param name what the user has called it; null if nothing
 * @param scope the number of the scope that it was forked in; 0 if in none
 * @param site the line that made it; null if that is not known, or it is the body of a window
 * @param api the method that started it, {@code AbstractExecutorService.submit}; null if that is
 *     not known
 * @param thread the name of the thread that ran it; null if none has
 * @param made when it was made
 * @param began when its first instruction ran; 0 if {@code thread} is null
 * @param ended when it ended; if {@code outcome} is {@link Outcome#ALIVE}, when it was seen so
 * @param outcome how it ended
 * @param waits its waits, the earliest first
 * @param waitsOmitted how many more there were
 * @param waitedNanos how long it has waited in all, in nanoseconds
 * @param holds when it held its carrier, the earliest first
 * @param holdsOmitted how many more times there were
 */
public record TaskSpan(
    long task,
    long parent,
    String window,
    TaskKind kind,
    @Nullable String name,
    long scope,
    @Nullable StackTraceElement site,
    @Nullable String api,
    @Nullable String thread,
    long made,
    long began,
    long ended,
    Outcome outcome,
    List<Wait> waits,
    long waitsOmitted,
    long waitedNanos,
    List<Hold> holds,
    long holdsOmitted) {

  public TaskSpan {
    waits = List.copyOf(waits);
    holds = List.copyOf(holds);
  }

  /** How a task ended, or did not. */
  public enum Outcome {
    SUCCEEDED("succeeded"),
    FAILED("failed"),
    /** It has ended because somebody wanted it to, or was not run for that reason. */
    CANCELLED("cancelled"),
    /** Whoever was to run it has dropped it. */
    DROPPED("dropped"),
    /** It had not ended. */
    ALIVE("alive");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /** The word for it in the journal. */
    public String word() {
      return word;
    }
  }

  /**
   * A wait of the task.
   *
   * @param from when it began
   * @param to when it ended; 0 if it goes on
   * @param goesOn whether it has not ended
   * @param on what the task waited for, a word
   * @param site the line that waited; null if that is not known
   * @param api the method that waited there, {@code CountDownLatch.await}; null if that is not
   *     known
   */
  public record Wait(
      long from,
      long to,
      boolean goesOn,
      String on,
      @Nullable StackTraceElement site,
      @Nullable String api) {}

  /**
   * A time in which the task, a virtual thread, kept its carrier from others.
   *
   * @param from when it began
   * @param to when it ended; 0 if it goes on
   * @param goesOn whether it has not ended
   * @param how by what
   */
  public record Hold(long from, long to, boolean goesOn, CarrierHold.Kind how) {}
}
