package dev.selvedge.assertj;

import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.selvedge.Finding;
import dev.selvedge.Recording;
import dev.selvedge.Recordings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the assertions accept and refuse, and how they say it. */
class RecordingAssertTests {

  private final Recording clean = Recordings.clean();
  private final Recording blocked = Recordings.found("BlockedEventLoop");
  private final Recording both = Recordings.found("BlockedEventLoop", "UnfinishedTask");
  private final Recording leftOne = Recordings.left("virtual thread 'worker' waits for a latch");

  @Test
  void noFindings() {
    assertThat(clean).hasNoFindings();

    assertThatItFails(() -> assertThat(blocked).hasNoFindings())
        .withMessage(
            """

            Expecting the recording at com.acme.FooTest.bar(FooTest.java:41)
            to have no findings but found:
              ERROR BlockedEventLoop: what happened, with 100 %
                 at com.acme.Foo.load(Foo.java:12)
                 Fix: do it otherwise\
            """);
  }

  @Test
  void aFinding() {
    assertThat(both).hasFinding("UnfinishedTask");

    assertThatItFails(() -> assertThat(blocked).hasFinding("UnfinishedTask"))
        .withMessage(
            """

            Expecting the recording at com.acme.FooTest.bar(FooTest.java:41)
            to have findings of the rules:
              ["UnfinishedTask"]
            but its findings are:
              ERROR BlockedEventLoop: what happened, with 100 %
                 at com.acme.Foo.load(Foo.java:12)
                 Fix: do it otherwise\
            """);
    assertThatItFails(() -> assertThat(clean).hasFinding("UnfinishedTask"))
        .withMessageEndingWith("but its findings are:\n  none");
  }

  @Test
  void severalFindings() {
    assertThat(both).hasFindings("UnfinishedTask", "BlockedEventLoop");

    assertThatItFails(() -> assertThat(blocked).hasFindings("BlockedEventLoop", "UnfinishedTask"))
        .withMessageContaining("of the rules:\n  [\"UnfinishedTask\"]\n");
    assertThatIllegalArgumentException().isThrownBy(() -> assertThat(both).hasFindings());
  }

  @Test
  void onlyTheseFindings() {
    assertThat(blocked).hasOnlyFindings("BlockedEventLoop");

    assertThatItFails(() -> assertThat(both).hasOnlyFindings("BlockedEventLoop"))
        .withMessage(
            """

            Expecting the recording at com.acme.FooTest.bar(FooTest.java:41)
            to have only findings of the rules:
              ["BlockedEventLoop"]
            but also found:
              ERROR UnfinishedTask: what happened, with 100 %
                 at com.acme.Foo.load(Foo.java:12)
                 Fix: do it otherwise\
            """);
    assertThatItFails(() -> assertThat(blocked).hasOnlyFindings("UnfinishedTask"));
  }

  @Test
  void noTasksLeft() {
    assertThat(clean).leftNoTasks();

    assertThatItFails(() -> assertThat(leftOne).leftNoTasks())
        .withMessage(
            """

            Expecting the recording at com.acme.FooTest.bar(FooTest.java:41)
            to have left no tasks but these were still alive:
              virtual thread 'worker' waits for a latch\
            """);
  }

  @Test
  void theFindingsThemselves() {
    assertThat(both)
        .findings()
        .extracting(Finding::rule)
        .containsExactly("BlockedEventLoop", "UnfinishedTask");

    assertThatItFails(() -> assertThat(clean).findings().isNotEmpty())
        .withMessageContaining("findings of recording at com.acme.FooTest");
  }

  @Test
  void assertionsGoOn() {
    assertThat(clean).hasNoFindings().leftNoTasks().isSameAs(clean);
  }

  @Test
  void aDescriptionComesFirst() {
    assertThatItFails(() -> assertThat(blocked).as("the quote").hasNoFindings())
        .withMessageStartingWith("[the quote] ");
  }

  @Test
  void noRecordingAtAll() {
    assertThatItFails(() -> assertThat((Recording) null).hasNoFindings());
    assertThatItFails(() -> assertThat((Recording) null).leftNoTasks());
    assertThatItFails(() -> assertThat((Recording) null).hasOnlyFindings("X"));
    assertThatItFails(() -> assertThat((Recording) null).findings());
  }

  @Test
  void cancelledInTime() {
    Recording soon = Recordings.cancelled(List.of(answered("rethrown", 3_000_000)));
    Recording late =
        Recordings.cancelled(List.of(answered("flag", 3_000_000_000L), answered("own", -1)));
    Recording never = Recordings.cancelled(List.of(answered("not-arrived", -1)));

    assertThat(soon).wasCancelledWithin(Duration.ofSeconds(1));
    assertThat(late).wasCancelledWithin(Duration.ofSeconds(3));

    assertThatItFails(() -> assertThat(late).wasCancelledWithin(Duration.ofSeconds(1)))
        .withMessageStartingWith(
            """

            Expecting the recording at com.acme.FooTest.bar(FooTest.java:41)
            to be cancelled within 1 s but these were not at their end by then:
              pool task #3 on 'worker-1', interrupted by thread 'main' at\
             com.acme.Foo.stop(Foo.java:41), met it at com.acme.Foo.run(Foo.java:12): it set the\
             flag again, ended after 3000 ms
            Fix: Let the interrupt end the task\
            """);
    assertThatItFails(() -> assertThat(never).wasCancelledWithin(Duration.ofSeconds(1)))
        .withMessageContaining("nobody has noticed, still at work");
    assertThatItFails(() -> assertThat(clean).wasCancelledWithin(Duration.ofSeconds(1)))
        .withMessageContaining("nobody has interrupted any of its tasks");
  }

  @Test
  void everyCancellationPaid() {
    Recording paid =
        Recordings.cancelled(List.of(answered("wrapped", 1), answered("prompt-end", 1)));
    Recording swallowed =
        Recordings.cancelled(List.of(answered("unpaid", 1), answered("future", 1)));

    assertThat(paid).paidEveryCancellation();
    assertThat(clean).paidEveryCancellation();

    assertThatItFails(() -> assertThat(swallowed).paidEveryCancellation())
        .withMessageContainingAll(
            "to answer every cancellation but these were swallowed:",
            "it went on as if nothing had happened",
            "Fix: Let the exception leave the task")
        .withMessageNotContaining("handed the exception to a future");
  }

  @Test
  void peakFanOutAtMost() {
    Recording recording = Recordings.forked(List.of(forked("of", 41, 20), forked("warm", 7, 4)));

    assertThat(recording).hasPeakFanOutAtMost(20);
    assertThat(clean).hasPeakFanOutAtMost(1);

    assertThatItFails(() -> assertThat(recording).hasPeakFanOutAtMost(16))
        .withMessageContainingAll(
            """

            Expecting the recording at com.acme.FooTest.bar(FooTest.java:41)
            to have at most 16 tasks of one line at work at a time but there were more:
              com.acme.Quotes.of(Quotes.java:41): 20 at a time of 40 made, 5 waiting for a permit\
             (virtual thread)
            Fix: Let each task take a permit\
            """)
        .withMessageNotContaining("Quotes.java:7");
  }

  @Test
  void peakFanOutAtMostInAMethod() {
    Recording recording =
        Recordings.forked(List.of(forked("of", 41, 20), forked("lambda$warm$3", 7, 4)));

    assertThat(recording)
        .hasPeakFanOutAtMost(4, "warm")
        .hasPeakFanOutAtMost(4, "Quotes.warm")
        .hasPeakFanOutAtMost(20, "com.acme.Quotes.of");

    assertThatItFails(() -> assertThat(recording).hasPeakFanOutAtMost(3, "Quotes.warm"))
        .withMessageContaining("com.acme.Quotes.lambda$warm$3(Quotes.java:7): 4 at a time")
        .withMessageNotContaining("Quotes.java:41");
    assertThatItFails(() -> assertThat(recording).hasPeakFanOutAtMost(3, "arm"))
        .withMessageContainingAll(
            "a method \"arm\" that makes two tasks or more", "Quotes.java:41");
    assertThatItFails(() -> assertThat(clean).hasPeakFanOutAtMost(3, "warm"))
        .withMessageContaining("there are only:%n  none".formatted());
  }

  private static Map<String, Object> forked(String method, int line, int peak) {
    return Map.of(
        "site",
        Map.of("class", "com.acme.Quotes", "method", method, "file", "Quotes.java", "line", line),
        "kind",
        "virtual thread",
        "created",
        2 * peak,
        "peak",
        peak,
        "peakWaiting",
        5,
        "gated",
        true);
  }

  private static Map<String, Object> answered(String paid, long endedAfterNanos) {
    return Map.of("paid", paid, "endedAfterNanos", endedAfterNanos);
  }

  private static org.assertj.core.api.ThrowableAssertAlternative<AssertionError> assertThatItFails(
      ThrowingCallable assertion) {
    return assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion);
  }
}
