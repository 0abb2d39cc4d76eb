package dev.selvedge.assertj;

import dev.selvedge.Cancellation;
import dev.selvedge.FanOut;
import dev.selvedge.Finding;
import dev.selvedge.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a {@link Recording}. Rules are named as in reports, for instance {@code
 * BlockedEventLoop}; errors and warnings both count as findings.
 *
 * <p>Every assertion fails with an {@link AssertionError}, also if the recording is {@code null}.
 */
@SuppressWarnings("exports") // whoever uses AssertJ requires it
public final class RecordingAssert extends AbstractAssert<RecordingAssert, Recording> {

  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

  @SuppressWarnings("NullAway") // AssertJ takes null, and every assertion begins with isNotNull()
  RecordingAssert(@Nullable Recording actual) {
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
    List<Cancellation> foreign =
        actual.cancellations().stream()
            .filter(each -> each.paidBy() != Cancellation.Payment.OWN)
            .toList();
    List<Cancellation> late =
        foreign.stream().filter(each -> !endedWithin(each.endedAfter(), time)).toList();
    if (foreign.isEmpty() || !late.isEmpty()) {
      throwAssertionError(ShouldBeCancelledWithin.shouldBeCancelledWithin(actual, time, late));
    }
    return this;
  }

  /**
   * Verifies that no line has had more tasks at work at a time, for one owner. Where tasks take
   * permits, of a semaphore for instance, those that hold one are counted. Passes if there were no
   * tasks.
   *
   * <pre>{@code
   * // passes if the client asks for 16 quotes at a time
   * assertThat(Selvedge.record(() -> quotes.of(hundredItems))).hasPeakFanOutAtMost(16);
   *
   * // fails if it asks for all of them at once
   * assertThat(Selvedge.record(() -> quotes.of(hundredItems))).hasPeakFanOutAtMost(16);
   * }</pre>
   *
   * @param most how many tasks there may be
   * @return this assertion object
   */
  public RecordingAssert hasPeakFanOutAtMost(int most) {
    isNotNull();
    requireAtMost(most, actual.fanOuts());
    return this;
  }

  /**
   * Verifies that no line of a method has had more tasks at work at a time, for one owner, and that
   * there is such a line that has made two tasks or more.
   *
   * <pre>{@code
   * // passes if the method asks for 16 quotes at a time, whatever others do
   * assertThat(recording).hasPeakFanOutAtMost(16, "Quotes.of");
   *
   * // fails: there is no such method, or it makes no tasks
   * assertThat(recording).hasPeakFanOutAtMost(16, "Quotes.form");
   * }</pre>
   *
   * @param most how many tasks there may be
   * @param method the method's name, with or without its class, and that with or without its
   *     package
   * @return this assertion object
   */
  public RecordingAssert hasPeakFanOutAtMost(int most, String method) {
    isNotNull();
    List<FanOut> meant = actual.fanOuts().stream().filter(each -> isIn(each, method)).toList();
    if (meant.isEmpty()) {
      throwAssertionError(ShouldHaveFanOutIn.shouldHaveFanOutIn(actual, method));
    }
    requireAtMost(most, meant);
    return this;
  }

  private void requireAtMost(int most, List<FanOut> fanOuts) {
    List<FanOut> larger = fanOuts.stream().filter(each -> each.peak() > most).toList();
    if (!larger.isEmpty()) {
      throwAssertionError(
          ShouldHavePeakFanOutAtMost.shouldHavePeakFanOutAtMost(actual, most, larger));
    }
  }

  /** A lambda is part of the method that it is written in. */
  private static boolean isIn(FanOut fanOut, String method) {
    Finding.Site site = fanOut.site();
    if (site == null) {
      return false;
    }
    String name = LAMBDA.matcher(site.methodName()).replaceFirst("$1");
    String qualified = "." + site.className().replace('$', '.') + "." + name;
    return qualified.endsWith("." + method);
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
    return org.assertj.core.api.Assertions.assertThat(actual.findings())
        .as("findings of %s", actual.name());
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
