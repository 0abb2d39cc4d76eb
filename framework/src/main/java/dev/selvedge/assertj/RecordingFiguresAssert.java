package dev.selvedge.assertj;

import dev.selvedge.FanOut;
import dev.selvedge.Finding;
import dev.selvedge.Recording;
import dev.selvedge.TaskCount;
import dev.selvedge.TaskKind;
import dev.selvedge.ThreadKind;
import dev.selvedge.WaitTime;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;

/** Assertions on what a {@link Recording} has counted: tasks, waits, fan-outs. */
@SuppressWarnings("exports") // whoever uses AssertJ requires it
public abstract sealed class RecordingFiguresAssert
    extends AbstractAssert<RecordingAssert, Recording> permits RecordingAssert {

  /** What collects the failures of all that follows; null where the first one is thrown. */
  @Nullable SoftAssertions soft;

  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

  @SuppressWarnings("NullAway") // AssertJ takes null, and every assertion begins with isNotNull()
  RecordingFiguresAssert(@Nullable Recording actual, Class<RecordingAssert> self) {
    super(actual, self);
  }

  /**
   * Verifies that the block has started so many tasks, those that its tasks have started among
   * them. What a library starts for itself does not count, see {@link TaskCount}.
   *
   * <pre>{@code
   * Recording recording = Selvedge.record(() -> pool.invokeAll(List.of(task, task)));
   *
   * // passes
   * assertThat(recording).hasStartedTasks(2);
   *
   * // fails
   * assertThat(recording).hasStartedTasks(1);
   * }</pre>
   *
   * @param count how many tasks
   * @return this assertion object
   */
  public RecordingAssert hasStartedTasks(int count) {
    isNotNull();
    return requireTasks(actual.tasks(), TaskCount::started, count, "started tasks");
  }

  /**
   * Verifies that the block has started so many tasks of a kind, and perhaps others.
   *
   * <pre>{@code
   * Recording recording = Selvedge.record(() -> pool.submit(() -> Thread.ofVirtual().start(task)));
   *
   * // passes
   * assertThat(recording).hasStartedTasks(1, TaskKind.VIRTUAL_THREAD);
   *
   * // fails
   * assertThat(recording).hasStartedTasks(2, TaskKind.POOL_TASK);
   * }</pre>
   *
   * @param count how many tasks of this kind
   * @param kind the kind
   * @return this assertion object
   */
  public RecordingAssert hasStartedTasks(int count, TaskKind kind) {
    isNotNull();
    List<TaskCount> meant = actual.tasks().stream().filter(each -> each.kind() == kind).toList();
    return requireTasks(meant, TaskCount::started, count, "started tasks of the kind " + kind);
  }

  /**
   * Verifies that the block has started no task.
   *
   * <pre>{@code
   * // passes if it computes the price on the caller's thread
   * assertThat(Selvedge.record(() -> prices.of("tea"))).hasStartedNoTasks();
   *
   * // fails if it asks a supplier in the background
   * assertThat(Selvedge.record(() -> prices.of("tea"))).hasStartedNoTasks();
   * }</pre>
   *
   * @return this assertion object
   */
  public RecordingAssert hasStartedNoTasks() {
    return hasStartedTasks(0);
  }

  /**
   * Verifies that every task of the block has ended, and none by an exception or because it was
   * cancelled. Passes if there were no tasks.
   *
   * <pre>{@code
   * // passes
   * assertThat(Selvedge.record(() -> pool.submit(task).get())).hasOnlySucceededTasks();
   *
   * // fails
   * assertThat(Selvedge.record(() -> pool.submit(() -> Integer.parseInt("tea"))))
   *     .hasOnlySucceededTasks();
   * }</pre>
   *
   * @return this assertion object
   */
  public RecordingAssert hasOnlySucceededTasks() {
    isNotNull();
    List<TaskCount> others =
        actual.tasks().stream().filter(each -> each.succeeded() < each.started()).toList();
    if (!others.isEmpty()) {
      throwAssertionError(
          ShouldHaveOnlySucceededTasks.shouldHaveOnlySucceededTasks(actual, others));
    }
    return myself;
  }

  /**
   * Verifies that so many tasks of the block have ended by an exception.
   *
   * <pre>{@code
   * Recording recording =
   *     Selvedge.record(() -> pool.submit(() -> Integer.parseInt("tea")).state());
   *
   * // passes
   * assertThat(recording).hasFailedTasks(1);
   *
   * // fails
   * assertThat(recording).hasFailedTasks(2);
   * }</pre>
   *
   * @param count how many tasks
   * @return this assertion object
   */
  public RecordingAssert hasFailedTasks(int count) {
    isNotNull();
    return requireTasks(actual.tasks(), TaskCount::failed, count, "failed tasks");
  }

  /**
   * Verifies that no task of the block has ended by an exception. One that was cancelled has not
   * failed.
   *
   * <pre>{@code
   * // passes
   * assertThat(Selvedge.record(() -> pool.submit(task).get())).hasNoFailedTasks();
   *
   * // fails
   * assertThat(Selvedge.record(() -> pool.execute(() -> Integer.parseInt("tea"))))
   *     .hasNoFailedTasks();
   * }</pre>
   *
   * @return this assertion object
   */
  public RecordingAssert hasNoFailedTasks() {
    return hasFailedTasks(0);
  }

  /**
   * Verifies that so many tasks of the block were cancelled: they were not run any more, or have
   * ended by an exception that an interrupt or a cancellation has caused.
   *
   * <pre>{@code
   * Recording recording = Selvedge.record(() -> pool.submit(() -> latch.await()).cancel(true));
   *
   * // passes
   * assertThat(recording).hasCancelledTasks(1);
   *
   * // fails
   * assertThat(recording).hasCancelledTasks(0);
   * }</pre>
   *
   * @param count how many tasks
   * @return this assertion object
   */
  public RecordingAssert hasCancelledTasks(int count) {
    isNotNull();
    return requireTasks(actual.tasks(), TaskCount::cancelled, count, "cancelled tasks");
  }

  private RecordingAssert requireTasks(
      List<TaskCount> tasks, ToLongFunction<TaskCount> counted, int count, String what) {
    long found = tasks.stream().mapToLong(counted).sum();
    if (found != count) {
      throwAssertionError(ShouldHaveTasks.shouldHaveTasks(actual, count, what, found));
    }
    return myself;
  }

  /**
   * Goes on with assertions on the tasks by the lines that have started them.
   *
   * <pre>{@code
   * // passes if one line has started all tasks, and all have succeeded
   * assertThat(recording).tasks().singleElement().returns(12L, TaskCount::succeeded);
   *
   * // fails
   * assertThat(recording).tasks().extracting(TaskCount::kind).containsOnly(TaskKind.STAGE);
   * }</pre>
   *
   * @return assertions on the list of counts
   */
  public ListAssert<TaskCount> tasks() {
    isNotNull();
    return list(actual.tasks(), "tasks");
  }

  /**
   * Verifies that no thread of some kinds has waited for the block or its tasks, in the sense of
   * {@link WaitTime}.
   *
   * <pre>{@code
   * // passes if the handler only registers a callback
   * assertThat(Selvedge.record(() -> handler.get("/price"))).hasNoWaitsOn(ThreadKind.EVENT_LOOP);
   *
   * // fails if it waits for the answer on the event loop
   * assertThat(Selvedge.record(() -> handler.get("/price"))).hasNoWaitsOn(ThreadKind.EVENT_LOOP);
   * }</pre>
   *
   * @param kinds the kinds of threads, at least one
   * @return this assertion object
   * @throws IllegalArgumentException if none is given
   */
  public RecordingAssert hasNoWaitsOn(ThreadKind... kinds) {
    isNotNull();
    Set<ThreadKind> meant = KindSets.of(ThreadKind.class, kinds);
    return requireNoWaits(
        each -> meant.contains(each.on()), "to have no waits on " + KindSets.words(meant));
  }

  /**
   * Verifies that only threads of some kinds have waited for the block and its tasks. Passes if
   * none has.
   *
   * <pre>{@code
   * // passes if all that waits does so on virtual threads, but for the test itself
   * assertThat(recording).hasWaitsOnlyOn(ThreadKind.OWN, ThreadKind.VIRTUAL);
   *
   * // fails if the test has waited for them
   * assertThat(recording).hasWaitsOnlyOn(ThreadKind.VIRTUAL);
   * }</pre>
   *
   * @param kinds the kinds of threads, at least one
   * @return this assertion object
   * @throws IllegalArgumentException if none is given
   */
  public RecordingAssert hasWaitsOnlyOn(ThreadKind... kinds) {
    isNotNull();
    Set<ThreadKind> meant = KindSets.of(ThreadKind.class, kinds);
    return requireNoWaits(
        each -> !meant.contains(each.on()), "to have waits only on " + KindSets.words(meant));
  }

  /**
   * Verifies that no thread has waited longer at a time for the block or its tasks, the thread that
   * runs the block among them.
   *
   * <pre>{@code
   * // passes
   * assertThat(Selvedge.record(() -> Thread.sleep(5))).hasNoWaitLongerThan(Duration.ofSeconds(1));
   *
   * // fails
   * assertThat(Selvedge.record(() -> Thread.sleep(5))).hasNoWaitLongerThan(Duration.ofMillis(1));
   * }</pre>
   *
   * @param time how long a wait may take at most
   * @return this assertion object
   */
  public RecordingAssert hasNoWaitLongerThan(Duration time) {
    isNotNull();
    return requireNoWaits(
        each -> each.longest().compareTo(time) > 0,
        "to have no wait longer than " + Times.of(time));
  }

  private RecordingAssert requireNoWaits(Predicate<WaitTime> which, String expectation) {
    List<WaitTime> found = actual.waits().stream().filter(which).toList();
    if (!found.isEmpty()) {
      throwAssertionError(ShouldHaveNoWaits.shouldHaveNoWaits(actual, expectation, found));
    }
    return myself;
  }

  /**
   * Goes on with assertions on the waits by kind of thread.
   *
   * <pre>{@code
   * // passes if threads of one kind have waited, and only once
   * assertThat(recording).waits().singleElement().returns(1L, WaitTime::count);
   *
   * // fails if the test has waited, too
   * assertThat(recording).waits().extracting(WaitTime::on).containsOnly(ThreadKind.VIRTUAL);
   * }</pre>
   *
   * @return assertions on the list of waits
   */
  public ListAssert<WaitTime> waits() {
    isNotNull();
    return list(actual.waits(), "waits");
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
    return myself;
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
    return myself;
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

  /**
   * Goes on with assertions on the fan-outs themselves.
   *
   * <pre>{@code
   * // passes if one line has made 100 tasks
   * assertThat(recording).fanOuts().singleElement().returns(100L, FanOut::created);
   *
   * // fails
   * assertThat(recording).fanOuts().isEmpty();
   * }</pre>
   *
   * @return assertions on the list of fan-outs, the largest peak first
   */
  public ListAssert<FanOut> fanOuts() {
    isNotNull();
    return list(actual.fanOuts(), "fan-outs");
  }

  /** Begins assertions on a list that say what it is of. */
  <E> ListAssert<E> list(List<E> elements, String what) {
    SoftAssertions collecting = soft;
    ListAssert<E> list =
        collecting == null ? Assertions.assertThat(elements) : collecting.assertThat(elements);
    return list.as("%s of %s", what, actual.name());
  }
}
