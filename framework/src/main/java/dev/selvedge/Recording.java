package dev.selvedge;

import java.util.List;

/**
 * What {@link Selvedge#record(Selvedge.Block) Selvedge.record} has recorded of a block, from its
 * beginning until it and its tasks had ended or the time to settle was over.
 *
 * <p>Immutable, and safe to use from any thread.
 */
public sealed class Recording permits RecordingOf {

  private final String name;
  private final List<Finding> findings;
  private final List<String> leftTasks;
  private final List<Cancellation> cancellations;

  Recording(
      String name,
      List<Finding> findings,
      List<String> leftTasks,
      List<Cancellation> cancellations) {
    this.cancellations = List.copyOf(cancellations);
    this.name = name;
    this.findings = List.copyOf(findings);
    this.leftTasks = List.copyOf(leftTasks);
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

  /** Returns the name, and how much was recorded, in one line. */
  @Override
  public String toString() {
    return name + ": findings " + findings.size() + ", tasks left " + leftTasks.size();
  }
}
