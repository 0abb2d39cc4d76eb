package dev.selvedge.assertj;

import static dev.selvedge.assertj.SelvedgeAssertions.assertThatFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

/** What the assertions on futures accept and refuse, without the agent. */
class FutureAssertTests {

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration NOW = Duration.ZERO;

  private final CompletableFuture<Integer> done = CompletableFuture.completedFuture(12);
  private final CompletableFuture<Integer> failed =
      CompletableFuture.failedFuture(new IllegalStateException("no tea"));
  private final CompletableFuture<Integer> pending = new CompletableFuture<>();
  private final CompletableFuture<Integer> cancelled = new CompletableFuture<>();

  FutureAssertTests() {
    cancelled.cancel(true);
  }

  @Test
  void completesInTime() {
    assertThatFuture(done).completesWithin(SOON).isEqualTo(12);
    assertThatFuture((CompletionStage<Integer>) done).completesWithin(NOW).isEqualTo(12);
    assertThatFuture(CompletableFuture.completedFuture(List.of("tea")))
        .completesWithin(SOON, InstanceOfAssertFactories.LIST)
        .containsExactly("tea");

    assertThatItFails(() -> assertThatFuture(done).completesWithin(NOW).isEqualTo(13))
        .withMessageContaining("[result of the future]");
    assertThatItFails(() -> assertThatFuture(failed).completesWithin(NOW))
        .withMessageStartingWith(
            """

            Expecting
              CompletableFuture[Failed]
            to complete within 0 s but it failed with:
            java.lang.IllegalStateException: no tea
            	at dev.selvedge.assertj.FutureAssertTests\
            """)
        .havingCause()
        .isInstanceOf(IllegalStateException.class);
    assertThatItFails(() -> assertThatFuture(cancelled).completesWithin(NOW))
        .withMessageEndingWith("to complete within 0 s but it was cancelled.");
  }

  @Test
  void whatIsNotDoneInTime() {
    assertThatItFails(() -> assertThatFuture(pending).completesWithin(Duration.ofMillis(1)))
        .withMessageContaining(
            """

            Expecting
              CompletableFuture[Incomplete]
            to be done within 1 ms but it was not.
            The Selvedge agent, which is not in this JVM, would say who should complete it.\
            """);
    assertThatItFails(() -> assertThatFuture(pending).failsWithin(NOW));
    assertThatItFails(() -> assertThatFuture(pending).isCancelledWithin(NOW));
    assertThatItFails(() -> assertThatFuture(pending).isDoneWithin(NOW));
  }

  @Test
  void failsInTime() {
    assertThatFuture(failed)
        .failsWithin(SOON)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no tea");
    FutureTask<Integer> task =
        new FutureTask<>(
            () -> {
              throw new NumberFormatException("tea");
            });
    task.run();
    assertThatFuture(task).failsWithin(SOON).isInstanceOf(NumberFormatException.class);

    assertThatItFails(() -> assertThatFuture(done).failsWithin(NOW))
        .withMessageEndingWith("to fail within 0 s but it completed with the result: 12");
  }

  @Test
  void isCancelledInTime() {
    assertThatFuture(cancelled).isCancelledWithin(SOON).isDoneWithin(SOON);

    assertThatItFails(() -> assertThatFuture(done).isCancelledWithin(NOW))
        .withMessageEndingWith("to be cancelled within 0 s but it completed with the result: 12");
    assertThatItFails(() -> assertThatFuture(failed).isCancelledWithin(NOW))
        .withMessageContaining("to be cancelled within 0 s but it failed with:");
  }

  @Test
  void aDescriptionComesFirst() {
    assertThatItFails(() -> assertThatFuture(pending).as("the quote").isDoneWithin(NOW))
        .withMessageStartingWith("[the quote] ");
  }

  @Test
  void anInterruptIsKept() {
    Thread.currentThread().interrupt();
    try {
      assertThatItFails(() -> assertThatFuture(pending).completesWithin(SOON))
          .withMessageContaining("the thread that waited was interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void allThatFailAreToldOfTogether() {
    SelvedgeSoftAssertions softly = new SelvedgeSoftAssertions();
    softly.assertThatFuture(cancelled).isCancelledWithin(NOW);
    softly.assertThatFuture(pending).isDoneWithin(NOW);
    softly.assertThatFuture(done).isCancelledWithin(NOW);

    assertThatItFails(softly::assertAll).withMessageContainingAll("2 failures", "result: 12");
  }

  @Test
  void whatFollowsIsToldOfTogetherToo() {
    SelvedgeSoftAssertions softly = new SelvedgeSoftAssertions();
    softly.assertThatFuture(done).completesWithin(NOW).isEqualTo(13);
    softly.assertThatFuture(pending).completesWithin(NOW).isEqualTo(14);
    softly.assertThatFuture(failed).failsWithin(NOW).hasMessage("no milk");
    softly.assertThatFuture(done).failsWithin(NOW).hasMessage("no sugar").isNull();
    softly.assertThatFuture(done).completesWithin(NOW, InstanceOfAssertFactories.INTEGER).isZero();
    assertThatItFails(softly::assertAll)
        .withMessageContainingAll(
            "5 failures", "expected: 13", "no milk", "to fail within 0 s", "expected: 0")
        .withMessageNotContainingAny("expected: 14", "no sugar");
  }

  @Test
  void withoutAResultOfAKindAllIsToldAtOnce() {
    SelvedgeSoftAssertions softly = new SelvedgeSoftAssertions();
    softly.assertThat("tea").isEqualTo("milk");

    assertThatItFails(
            () ->
                softly
                    .assertThatFuture(pending)
                    .completesWithin(NOW, InstanceOfAssertFactories.INTEGER))
        .withMessageContainingAll("2 failures", "milk", "to be done within 0 s");
  }

  @Test
  void whatHoldsIsNoFailure() {
    SelvedgeSoftAssertions softly = new SelvedgeSoftAssertions();
    softly.assertThatFuture(done).completesWithin(NOW).isEqualTo(12);
    softly.assertThatFuture(failed).failsWithin(NOW).hasMessage("no tea");

    softly.assertAll();
  }

  @Test
  void noFutureAtAll() {
    assertThatItFails(() -> assertThatFuture((Future<String>) null).completesWithin(NOW));
  }

  private static ThrowableAssertAlternative<AssertionError> assertThatItFails(
      ThrowingCallable assertion) {
    return assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion);
  }
}
