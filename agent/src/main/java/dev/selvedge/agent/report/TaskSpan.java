package dev.selvedge.agent.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one task did and when, as a timeline shows it. Times are on the clock {@code
 * System.nanoTime()} of its JVM, which {@link Run#epochNanos} turns into times of day.
 *
 * @param run the id of the JVM
 * @param window the id of the window that the task belongs to, or null if it is of none
 * @param task the number of the task in its JVM; the task of a finding is the last of its lineage
 * @param parent the number of the task that made it, or 0 if none is known
 * @param kind what it is, as in the journal: {@code test}, {@code pool task}, {@code subtask} ...
 * @param name the name that the user gave it or its thread, or null
 * @param scope the number of the {@code StructuredTaskScope} that it was forked in, or 0
 * @param site where it was made, or null if that is not known
 * @param api the method that made it, or null if that is not known
 * @param thread the name of the thread that ran it, or null if it never ran
 * @param madeNanos when it was made
 * @param beganNanos when it began to run, or {@link #NEVER}
 * @param endedNanos when it ended, or {@link #NEVER} if it was alive to the last that is known
 * @param outcome {@code succeeded}, {@code failed}, {@code cancelled}, {@code alive} or {@code
 *     dropped}
 * @param waits when it stood still, by time
 * @param waitsOmitted how many more waits there were
 * @param waitedNanos how long it waited in all, what is omitted included
 * @param holds when it held its carrier or the loop that runs it, by time
 * @param holdsOmitted how many more times there were
 */
public record TaskSpan(
    String run,
    @Nullable String window,
    long task,
    long parent,
    String kind,
    @Nullable String name,
    long scope,
    @Nullable Site site,
    @Nullable String api,
    @Nullable String thread,
    long madeNanos,
    long beganNanos,
    long endedNanos,
    String outcome,
    List<Wait> waits,
    long waitsOmitted,
    long waitedNanos,
    List<Hold> holds,
    long holdsOmitted) {

  /** The time of what has not happened. */
  public static final long NEVER = Long.MIN_VALUE;

  /**
   * A time in which a task stood still.
   *
   * @param toNanos when it went on, or {@link #NEVER} if it had not by the last that is known
   * @param on what it waited for, as in the journal: {@code sleep}, {@code lock}, {@code socket}
   * @param site where it waited, or null if that is not known
   * @param api the method that waited, or null if that is not known
   */
  public record Wait(
      long fromNanos, long toNanos, String on, @Nullable Site site, @Nullable String api) {}

  /**
   * A time in which a task held its carrier or its loop.
   *
   * @param toNanos when it let go, or {@link #NEVER} if it had not by the last that is known
   * @param how {@code pinned}, {@code class initialiser}, {@code native} or {@code computing}
   */
  public record Hold(long fromNanos, long toNanos, String how) {}

  /** Whether it has begun to run. */
  public boolean ran() {
    return beganNanos != NEVER;
  }

  /** Whether it had not ended by the last that is known of it. */
  public boolean alive() {
    return endedNanos == NEVER;
  }

  /** Whether it is the body of a window: a test, a class or a recorded block. */
  public boolean body() {
    return kind.equals("test") || kind.equals("class") || kind.equals("record");
  }

  /** Whether it ended by an exception, by a cancellation, or not at all. */
  public boolean troubled() {
    return !outcome.equals("succeeded");
  }

  /**
   * How long it waited for a thread to run it; 0 of what was to run at a time of its own, and of
   * what never ran.
   */
  public long queuedNanos() {
    boolean timed = kind.equals("scheduled task") || kind.equals("timer task");
    return ran() && !timed ? Math.max(0, beganNanos - madeNanos) : 0;
  }

  /** How long it was there, as far as is known. */
  public long lastedNanos() {
    return (alive() ? Math.max(madeNanos, beganNanos) : endedNanos) - madeNanos;
  }
}
