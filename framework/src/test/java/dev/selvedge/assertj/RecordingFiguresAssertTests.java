package dev.selvedge.assertj;

import static dev.selvedge.ThreadKind.EVENT_LOOP;
import static dev.selvedge.ThreadKind.OWN;
import static dev.selvedge.ThreadKind.VIRTUAL;
import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.selvedge.FanOut;
import dev.selvedge.Recording;
import dev.selvedge.Recordings;
import dev.selvedge.TaskCount;
import dev.selvedge.TaskKind;
import dev.selvedge.ThreadKind;
import dev.selvedge.WaitTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

/** What the assertions on tasks and waits accept and refuse, and how they say it. */
class RecordingFiguresAssertTests {

  private final Recording clean = Recordings.clean();

  private final Recording busy =
      Recordings.counted(
          List.of(task("pool task", 3, 1, 0, 0), task("virtual thread", 1, 0, 1, 1)),
          List.of(wait("own thread", 2, 30_000_000), wait("event loop", 1, 5_000_000)));

  private final Recording tidy =
      Recordings.counted(
          List.of(task("stage", 2, 0, 0, 0)), List.of(wait("virtual thread", 1, 1_000)));

  @Test
  void startedTasks() {
    assertThat(busy).hasStartedTasks(7).hasStartedTasks(4, TaskKind.POOL_TASK);
    assertThat(busy).hasStartedTasks(0, TaskKind.STAGE);
    assertThat(clean).hasStartedNoTasks();

    assertThatItFails(() -> assertThat(busy).hasStartedTasks(6))
        .withMessage(
            """

            Expecting the recording at com.acme.FooTest.bar(FooTest.java:41)
            to have 6 started tasks but there were 7. All its tasks:
              4 pool tasks started at com.acme.Quotes.of(Quotes.java:41): 3 succeeded, 1 failed
              3 virtual threads started at com.acme.Quotes.of(Quotes.java:41): 1 succeeded,\
             1 cancelled, 1 still alive\
            """);
    assertThatItFails(() -> assertThat(busy).hasStartedTasks(1, TaskKind.POOL_TASK))
        .withMessageContaining("to have 1 started tasks of the kind pool task but there were 4.");
    assertThatItFails(() -> assertThat(clean).hasStartedTasks(1))
        .withMessageEndingWith("but there were 0. All its tasks:\n  none");
    assertThatItFails(() -> assertThat(busy).hasStartedNoTasks());
  }

  @Test
  void howTasksEnded() {
    assertThat(busy).hasFailedTasks(1).hasCancelledTasks(1);
    assertThat(tidy).hasNoFailedTasks().hasOnlySucceededTasks().hasCancelledTasks(0);
    assertThat(clean).hasOnlySucceededTasks();

    assertThatItFails(() -> assertThat(busy).hasNoFailedTasks())
        .withMessageContaining("to have 0 failed tasks but there were 1.");
    assertThatItFails(() -> assertThat(busy).hasCancelledTasks(2))
        .withMessageContaining("to have 2 cancelled tasks but there were 1.");
    assertThatItFails(() -> assertThat(busy).hasOnlySucceededTasks())
        .withMessageContaining(
            "to have only tasks that succeeded but there were others:\n  4 pool");
  }

  @Test
  void oneTaskOfAKindThatIsNotKnown() {
    Recording recording =
        Recordings.counted(List.of(Map.of("kind", "of next year", "alive", 1)), List.of());

    assertThat(recording).hasStartedTasks(1, TaskKind.OTHER);
    assertThat(recording.tasks().get(0))
        .hasToString("1 other task started at an unknown line: 1 still alive");
  }

  @Test
  void waitsByKindOfThread() {
    assertThat(tidy).hasNoWaitsOn(OWN, EVENT_LOOP).hasWaitsOnlyOn(VIRTUAL);
    assertThat(busy).hasNoWaitsOn(VIRTUAL).hasWaitsOnlyOn(OWN, EVENT_LOOP);
    assertThat(clean).hasWaitsOnlyOn(VIRTUAL);

    assertThatItFails(() -> assertThat(busy).hasNoWaitsOn(EVENT_LOOP, VIRTUAL))
        .withMessage(
            """

            Expecting the recording at com.acme.FooTest.bar(FooTest.java:41)
            to have no waits on event loop, virtual thread but found:
              event loop: 1 wait, 5.0 ms together in CountDownLatch.await at\
             com.acme.Quotes.of(Quotes.java:41)\
            """);
    assertThatItFails(() -> assertThat(busy).hasWaitsOnlyOn(EVENT_LOOP))
        .withMessageContaining(
            "to have waits only on event loop but found:\n"
                + "  own thread: 2 waits, 60 ms together, the longest 30 ms in");
    assertThatIllegalArgumentException().isThrownBy(() -> assertThat(busy).hasNoWaitsOn());
  }

  @Test
  void longWaits() {
    assertThat(busy).hasNoWaitLongerThan(Duration.ofMillis(30));

    assertThatItFails(() -> assertThat(busy).hasNoWaitLongerThan(Duration.ofMillis(29)))
        .withMessageContaining("to have no wait longer than 29 ms but found:\n  own thread:")
        .withMessageNotContaining("event loop");
  }

  @Test
  void theFiguresThemselves() {
    assertThat(busy).tasks().extracting(TaskCount::started).containsExactly(4L, 3L);
    assertThat(busy).waits().extracting(WaitTime::on).containsExactly(OWN, EVENT_LOOP);
    assertThat(busy).fanOuts().extracting(FanOut::created).isEmpty();

    assertThatItFails(() -> assertThat(busy).waits().isEmpty())
        .withMessageContaining("waits of recording at com.acme.FooTest");
  }

  @Test
  void everyKindOfThreadAndTaskIsReadAsItIsWritten() {
    assertThat(ThreadKind.values())
        .filteredOn(kind -> kind != ThreadKind.OTHER)
        .allSatisfy(
            kind -> assertThat(WaitTime.of(wait(kind.toString(), 1, 1)).on()).isEqualTo(kind));
    assertThat(TaskKind.values())
        .filteredOn(kind -> kind != TaskKind.OTHER)
        .allSatisfy(
            kind ->
                assertThat(TaskCount.of(task(kind.toString(), 1, 0, 0, 0)).kind()).isEqualTo(kind));
  }

  @Test
  void allThatFailAreToldOfTogether() {
    SelvedgeSoftAssertions softly = new SelvedgeSoftAssertions();
    softly.assertThat(busy).hasNoFailedTasks().hasNoWaitsOn(EVENT_LOOP);
    softly.assertThat("tea").isEqualTo("tea");

    assertThatItFails(softly::assertAll)
        .withMessageContainingAll("0 failed tasks", "no waits on event loop");
  }

  @Test
  void whatFollowsIsToldOfTogetherToo() {
    SelvedgeSoftAssertions softly = new SelvedgeSoftAssertions();
    softly.assertThat(busy).tasks().isEmpty();
    softly.assertThat(busy).waits().hasSize(3);
    softly.assertThat(busy).findings().isEmpty();

    assertThatItFails(softly::assertAll)
        .withMessageContainingAll("2 failures", "[tasks of recording at", "Expected size: 3");
  }

  @Test
  void inTheWordsOfBehaviour() {
    SelvedgeAssertions.then(tidy).hasOnlySucceededTasks();
  }

  @Test
  void noRecordingAtAll() {
    assertThatItFails(() -> assertThat((Recording) null).hasStartedTasks(1));
    assertThatItFails(() -> assertThat((Recording) null).hasNoWaitsOn(OWN));
  }

  private static Map<String, Object> task(
      String kind, int succeeded, int failed, int cancelled, int alive) {
    return Map.of(
        "site", site(),
        "kind", kind,
        "succeeded", succeeded,
        "failed", failed,
        "cancelled", cancelled,
        "alive", alive);
  }

  private static Map<String, Object> wait(String on, int count, long longest) {
    return Map.of(
        "site",
        site(),
        "on",
        on,
        "count",
        count,
        "totalNanos",
        count * longest,
        "longestNanos",
        longest,
        "api",
        "CountDownLatch.await");
  }

  private static Map<String, Object> site() {
    return Map.of("class", "com.acme.Quotes", "method", "of", "file", "Quotes.java", "line", 41);
  }

  private static ThrowableAssertAlternative<AssertionError> assertThatItFails(
      ThrowingCallable assertion) {
    return assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion);
  }
}
