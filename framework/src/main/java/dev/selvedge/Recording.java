package dev.selvedge;

import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * What {@link Selvedge#record(Selvedge.Block) Selvedge.record} has recorded of a block, from its
 * beginning until it and its tasks had ended or the time to settle was over. Immutable.
 *
 * <p>As a parameter of a {@link Guarded guarded} test, its constructor or its lifecycle methods it
 * is what the test has caused until now: each method answers for the moment at which it is called,
 * and after the test for its end. {@link #leftTasks} gives the tasks the same time to settle then
 * as the end of the test does. Rules that can only judge at the end, as {@code ForgottenFuture},
 * have not found anything before.
 *
 * <p>Safe to use from any thread.
 */
public sealed class Recording permits RecordingOf, LiveRecording {

  private final String name;
  private final List<Finding> findings;
  private final List<String> leftTasks;
  private final List<Cancellation> cancellations;
  private final Figures figures;

  Recording(
      String name,
      List<Finding> findings,
      List<String> leftTasks,
      List<Cancellation> cancellations,
      Figures figures) {
    this.figures = figures;
    this.cancellations = List.copyOf(cancellations);
    this.name = name;
    this.findings = List.copyOf(findings);
    this.leftTasks = List.copyOf(leftTasks);
  }

  /**
   * Makes a recording of a window of the agent that may be open still: each answer is read from
   * what there is to tell of the window at that moment. For whoever integrates Selvedge with
   * another framework for tests.
   *
   * @param name the name under which findings and reports know the window
   * @param window the line that the journal has of the window at this moment; asked with the
   *     nanoseconds that its tasks may have to settle, negative for those of the option {@code
   *     settle}
   * @return a recording whose answers change as long as those of the window do
   */
  public static Recording of(String name, LongFunction<? extends Map<String, ?>> window) {
    return new LiveRecording(name, window);
  }

  /**
   * Returns the name under which findings and reports know the recording: where it was made.
   *
   * @return for instance {@code recording at com.acme.FooTest.bar(FooTest.java:41)}
   */
  public String name() {
    return name;
  }

  /**
   * Returns what was found, errors and warnings.
   *
   * @return an immutable list in the order of the findings' first occurrence, empty if there are
   *     none
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Returns the tasks of the block that were alive when the recording ended, whether or not a rule
   * takes that for a finding.
   *
   * @return an immutable list, one line for a person for each task, empty if there are none
   */
  public List<String> leftTasks() {
    return leftTasks;
  }

  /**
   * Returns the interrupts that tasks of the block, or the block itself, got from others, and how
   * they were answered; those of executors and scopes that cancel their tasks are among them.
   *
   * @return an immutable list in the order of the interrupts, the first 256 if there are more,
   *     empty if there are none
   */
  public List<Cancellation> cancellations() {
    return cancellations;
  }

  /**
   * Returns how many tasks the block has started, and how they ended: those that it gave to
   * threads, executors, scopes and timers, and those that these have started in turn.
   *
   * @return an immutable list, an entry for each line and kind of task, 64 lines at most and what
   *     is left together in one without a line; empty if there were none
   */
  public List<TaskCount> tasks() {
    return figures.tasks();
  }

  /**
   * Returns how many tasks the block has started, those that these have started among them.
   *
   * @return the sum over {@link #tasks}, 0 if there were none
   */
  public long startedTasks() {
    return tasks().stream().mapToLong(TaskCount::started).sum();
  }

  /**
   * Returns how often and how long threads have waited for the block and its tasks, by kind of
   * thread.
   *
   * @return an immutable list, an entry for each kind of thread that has waited, empty if none has
   */
  public List<WaitTime> waits() {
    return figures.waits();
  }

  /**
   * Returns the lines that have made two tasks or more for one owner, and how many of these were at
   * work at a time.
   *
   * @return an immutable list, the largest peak first, the first 16 if there are more, empty if
   *     there are none
   */
  public List<FanOut> fanOuts() {
    return figures.fanOuts();
  }

  /**
   * Returns the most tasks that one line has had at work at a time, for one owner.
   *
   * @return the largest {@link FanOut#peak() peak} of all {@link #fanOuts}, 0 if there are none
   */
  public long peakFanOut() {
    return fanOuts().stream().mapToLong(FanOut::peak).max().orElse(0);
  }

  /**
   * Returns the queues that tasks of the block have filled and something takes from, and how long
   * they have become.
   *
   * @return an immutable list, the longest first, the first 16 if there are more, empty if there
   *     are none
   */
  public List<QueuePeak> queues() {
    return figures.queues();
  }

  /**
   * Returns what has given permits to tasks of the block: semaphores, pools of connections and the
   * like, and how far these went.
   *
   * @return an immutable list, the first 16 if there are more, empty if there are none
   */
  public List<PermitUse> permits() {
    return figures.permits();
  }

  /** Returns the name, and how much was recorded, in one line. */
  @Override
  public String toString() {
    return name + ": findings " + findings.size() + ", tasks left " + leftTasks.size();
  }
}
