package dev.selvedge.assertj;

import dev.selvedge.Cancellation;
import dev.selvedge.Finding;
import dev.selvedge.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a {@link Recording}. Rules are named as in reports, for instance {@code
 * BlockedEventLoop}; errors and warnings both count as findings.
 *
 * <p>Every assertion fails with an {@link AssertionError}, also if the recording is {@code null}.
 */
@SuppressWarnings("exports") // whoever uses AssertJ requires it
public non-sealed class RecordingAssert extends RecordingFiguresAssert {

  /**
   * Begins assertions on a recording; for soft assertions, others call {@link
   * SelvedgeAssertions#assertThat(Recording)}.
   *
   * @param actual the recording; {@code null} makes every assertion fail
   */
  public RecordingAssert(@Nullable Recording actual) {
    super(actual, RecordingAssert.class);
  }

  /**
   * Verifies that nothing was found, neither errors nor warnings.
   *
   * <pre>{@code
   * // passes
   * assertThat(Selvedge.record(() -> pool.submit(task).get())).hasNoFindings();
   *
   * // fails
   * assertThat(Selvedge.record(() -> loop.submit(() -> Thread.sleep(5)).get())).hasNoFindings();
   * }</pre>
   *
   * @return this assertion object
   */
  public RecordingAssert hasNoFindings() {
    isNotNull();
    if (!actual.findings().isEmpty()) {
      throwAssertionError(ShouldHaveNoFindings.shouldHaveNoFindings(actual));
    }
    return this;
  }

  /**
   * Verifies that a rule found something.
   *
   * <pre>{@code
   * Recording recording = Selvedge.record(() -> loop.submit(() -> Thread.sleep(5)).get());
   *
   * // passes
   * assertThat(recording).hasFinding("BlockedEventLoop");
   *
   * // fails
   * assertThat(recording).hasFinding("UnfinishedTask");
   * }</pre>
   *
   * @param rule the rule's name
   * @return this assertion object
   */
  public RecordingAssert hasFinding(String rule) {
    return hasFindings(rule);
  }

  /**
   * Verifies that each of the rules found something; others may have too.
   *
   * <pre>{@code
   * // passes if both rules found something
   * assertThat(recording).hasFindings("BlockedEventLoop", "UnfinishedTask");
   *
   * // fails if there are only findings of BlockedEventLoop
   * assertThat(recording).hasFindings("BlockedEventLoop", "UnfinishedTask");
   * }</pre>
   *
   * @param rules the rules' names, at least one
   * @return this assertion object
   * @throws IllegalArgumentException if no rule is given
   */
  public RecordingAssert hasFindings(String... rules) {
    isNotNull();
    List<String> missing = new ArrayList<>(expected(rules));
    missing.removeAll(found());
    if (!missing.isEmpty()) {
      throwAssertionError(ShouldHaveFindings.shouldHaveFindings(actual, missing));
    }
    return this;
  }

  /**
   * Verifies that each of the rules found something, and no other rule did.
   *
   * <pre>{@code
   * Recording recording = Selvedge.record(() -> loop.submit(() -> Thread.sleep(5)).get());
   *
   * // passes
   * assertThat(recording).hasOnlyFindings("BlockedEventLoop");
   *
   * // fails
   * assertThat(recording).hasOnlyFindings("UnfinishedTask");
   * }</pre>
   *
   * @param rules the rules' names, at least one
   * @return this assertion object
   * @throws IllegalArgumentException if no rule is given
   */
  public RecordingAssert hasOnlyFindings(String... rules) {
    hasFindings(rules);
    Set<String> expected = expected(rules);
    List<Finding> others =
        actual.findings().stream().filter(finding -> !expected.contains(finding.rule())).toList();
    if (!others.isEmpty()) {
      throwAssertionError(ShouldHaveOnlyFindings.shouldHaveOnlyFindings(actual, expected, others));
    }
    return this;
  }

  /**
   * Verifies that no task of the recorded block was still alive when the recording ended.
   *
   * <pre>{@code
   * // passes
   * assertThat(Selvedge.record(() -> pool.submit(task).get())).leftNoTasks();
   *
   * // fails
   * assertThat(Selvedge.record(() -> pool.submit(() -> latch.await()))).leftNoTasks();
   * }</pre>
   *
   * @return this assertion object
   */
  public RecordingAssert leftNoTasks() {
    isNotNull();
    if (!actual.leftTasks().isEmpty()) {
      throwAssertionError(ShouldLeaveNoTasks.shouldLeaveNoTasks(actual));
    }
    return this;
  }

  /**
   * Verifies that something was cancelled, and that each task that was interrupted came to its end
   * within a time. Interrupts that a task has arranged for itself do not count.
   *
   * <pre>{@code
   * Recording recording =
   *     Selvedge.record(
   *         () -> {
   *           Future<?> work = pool.submit(() -> latch.await());
   *           work.cancel(true);
   *         });
   *
   * // passes
   * assertThat(recording).wasCancelledWithin(Duration.ofSeconds(1));
   *
   * // fails: nothing was cancelled
   * assertThat(Selvedge.record(() -> pool.submit(task).get()))
   *     .wasCancelledWithin(Duration.ofSeconds(1));
   * }</pre>
   *
   * @param time how long after its interrupt a task may end at most
   * @return this assertion object
   */
  public RecordingAssert wasCancelledWithin(Duration time) {
    isNotNull();
    List<Cancellation> foreign = foreign();
    List<Cancellation> late =
        foreign.stream().filter(each -> !endedWithin(each.endedAfter(), time)).toList();
    if (foreign.isEmpty() || !late.isEmpty()) {
      throwAssertionError(ShouldBeCancelledWithin.shouldBeCancelledWithin(actual, time, late));
    }
    return this;
  }

  private static boolean endedWithin(@Nullable Duration ended, Duration time) {
    return ended != null && ended.compareTo(time) <= 0;
  }

  /**
   * Verifies that no task has swallowed an interrupt: each let the exception through, set the flag
   * again, handed it to a future or came to its end. Passes if nothing was interrupted.
   *
   * <pre>{@code
   * // passes if the importer lets the InterruptedException through
   * assertThat(Selvedge.record(() -> importer.stop())).paidEveryCancellation();
   *
   * // fails if it catches the exception and waits for the next file
   * assertThat(Selvedge.record(() -> importer.stop())).paidEveryCancellation();
   * }</pre>
   *
   * @return this assertion object
   */
  public RecordingAssert paidEveryCancellation() {
    isNotNull();
    List<Cancellation> unpaid =
        actual.cancellations().stream().filter(each -> !each.isPaid()).toList();
    if (!unpaid.isEmpty()) {
      throwAssertionError(ShouldPayEveryCancellation.shouldPayEveryCancellation(actual, unpaid));
    }
    return this;
  }

  /**
   * Verifies that so many tasks were interrupted by others: by {@code Future.cancel(true)}, {@code
   * shutdownNow()}, a scope that closes, {@code Thread.interrupt()}. Interrupts that a task has
   * arranged for itself do not count.
   *
   * <pre>{@code
   * Recording recording = Selvedge.record(() -> crawler.stop()); // which has two workers
   *
   * // passes
   * assertThat(recording).hasCancellations(2);
   *
   * // fails
   * assertThat(recording).hasCancellations(1);
   * }</pre>
   *
   * @param count how often
   * @return this assertion object
   */
  public RecordingAssert hasCancellations(int count) {
    isNotNull();
    if (foreign().size() != count) {
      throwAssertionError(
          ShouldHaveCancellations.shouldHaveCancellations(actual, count, foreign()));
    }
    return this;
  }

  /**
   * Verifies that no task was interrupted by others. Interrupts that a task has arranged for itself
   * do not count.
   *
   * <pre>{@code
   * // passes
   * assertThat(Selvedge.record(() -> pool.submit(task).get())).hasNoCancellations();
   *
   * // fails
   * assertThat(Selvedge.record(() -> pool.submit(task).cancel(true))).hasNoCancellations();
   * }</pre>
   *
   * @return this assertion object
   */
  public RecordingAssert hasNoCancellations() {
    return hasCancellations(0);
  }

  /**
   * Verifies that something was interrupted, and all of it by somebody whose description has a
   * part.
   *
   * <pre>{@code
   * // passes if Crawler.stop has called shutdownNow()
   * assertThat(recording).wasCancelledBy("Crawler.stop");
   *
   * // fails: nobody of that name has interrupted anything
   * assertThat(recording).wasCancelledBy("Watchdog");
   * }</pre>
   *
   * @param who a part of what {@link Cancellation#interrupter()} says: of the name of a thread, or
   *     of the line that has interrupted
   * @return this assertion object
   */
  public RecordingAssert wasCancelledBy(String who) {
    isNotNull();
    List<Cancellation> others =
        foreign().stream().filter(each -> !each.interrupter().contains(who)).toList();
    if (foreign().isEmpty() || !others.isEmpty()) {
      throwAssertionError(ShouldBeCancelledBy.shouldBeCancelledBy(actual, who, others));
    }
    return this;
  }

  /**
   * Verifies that every interrupt by others was answered in one of some ways. Passes if nothing was
   * interrupted.
   *
   * <pre>{@code
   * // passes if all tasks have let the exception through
   * assertThat(recording).answeredEveryCancellationBy(Payment.RETHROWN);
   *
   * // fails if one of them came to its end without it
   * assertThat(recording).answeredEveryCancellationBy(Payment.RETHROWN, Payment.FLAG);
   * }</pre>
   *
   * @param answers the ways, at least one
   * @return this assertion object
   * @throws IllegalArgumentException if none is given
   */
  public RecordingAssert answeredEveryCancellationBy(Cancellation.Payment... answers) {
    isNotNull();
    Set<Cancellation.Payment> expected = KindSets.of(Cancellation.Payment.class, answers);
    List<Cancellation> others =
        foreign().stream().filter(each -> !expected.contains(each.paidBy())).toList();
    if (!others.isEmpty()) {
      throwAssertionError(
          ShouldAnswerEveryCancellationBy.shouldAnswerEveryCancellationBy(
              actual, expected, others));
    }
    return this;
  }

  /**
   * Goes on with assertions on the cancellations themselves, those that a task has arranged for
   * itself among them.
   *
   * <pre>{@code
   * // passes if one task was interrupted and has thrown the exception on
   * assertThat(recording)
   *     .cancellations()
   *     .singleElement()
   *     .returns(Payment.RETHROWN, Cancellation::paidBy);
   *
   * // fails
   * assertThat(recording).cancellations().extracting(Cancellation::thread).contains("main");
   * }</pre>
   *
   * @return assertions on the list of cancellations, in the order of the interrupts
   */
  public ListAssert<Cancellation> cancellations() {
    isNotNull();
    return list(actual.cancellations(), "cancellations");
  }

  private List<Cancellation> foreign() {
    return actual.cancellations().stream()
        .filter(each -> each.paidBy() != Cancellation.Payment.OWN)
        .toList();
  }

  /**
   * Goes on with assertions on the findings themselves.
   *
   * <pre>{@code
   * // passes if the loop was blocked three times at one line
   * assertThat(recording).findings().singleElement().returns(3L, Finding::count);
   *
   * // fails
   * assertThat(recording).findings().extracting(Finding::thread).containsOnly("main");
   * }</pre>
   *
   * @return assertions on the list of findings, in the order of their first occurrence
   */
  public ListAssert<Finding> findings() {
    isNotNull();
    return list(actual.findings(), "findings");
  }

  private Set<String> found() {
    Set<String> found = new LinkedHashSet<>();
    actual.findings().forEach(finding -> found.add(finding.rule()));
    return found;
  }

  private static Set<String> expected(String... rules) {
    if (rules.length == 0) {
      throw new IllegalArgumentException("name at least one rule");
    }
    return new LinkedHashSet<>(List.of(rules));
  }
}
