package dev.selvedge.agent.rule.lostfailure;

import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.user;
import static dev.selvedge.agent.event.LooseFutures.failed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.LooseFuture.Fate;
import dev.selvedge.agent.event.LooseFuture.Kind;
import dev.selvedge.agent.event.LooseFutures;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Subject;
import dev.selvedge.agent.rule.Severity;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class LostFailureTests {

  private static final Frame API = jdk("java.util.concurrent.CompletableFuture.thenApply");
  private static final Frame LINE = user("com.acme.Orders.place:41");
  private static final Frame BEGUN = user("com.acme.Orders.price:17");

  private final LostFailure rule = new LostFailure();

  @Test
  void isAnErrorByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.ERROR);
    assertThat(rule.name()).isEqualTo("LostFailure");
  }

  @Test
  void blamesTheLineOfTheLastStageAndShowsTheFailureItself() {
    Candidate candidate =
        Objects.requireNonNull(
            rule.judge(
                failed(
                    "sold out",
                    List.of(jdk("java.util.concurrent.CompletableFuture.supplyAsync"), BEGUN),
                    API,
                    LINE)));

    assertThat(candidate.site()).isEqualTo(LINE.element());
    assertThat(candidate.origin()).isEqualTo(BEGUN.element());
    assertThat(candidate.api()).isEqualTo("java.util.concurrent.CompletableFuture.thenApply");
    assertThat(candidate.subjects()).contains(Subject.task(5));
    assertThat(candidate.stack())
        .extracting(StackTraceElement::getMethodName)
        .containsExactly("take");
    assertThat(candidate.message())
        .isEqualTo(
            "nobody has seen the failure of CompletableFuture.thenApply at Orders.place"
                + " (Orders.java:41), upon work begun at Orders.price (Orders.java:17):"
                + " SoldOutException: sold out, thrown at Stock.take (Stock.java:12)");
  }

  @Test
  void saysOfAPromiseWhoFailedIt() {
    Frame failing = jdk("java.util.concurrent.CompletableFuture.completeExceptionally");
    Candidate candidate = Objects.requireNonNull(rule.judge(failed(Kind.BY_HAND, failing, LINE)));

    assertThat(candidate.site()).isEqualTo(LINE.element());
    assertThat(candidate.origin()).isEqualTo(LINE.element());
    assertThat(candidate.message())
        .startsWith(
            "nobody has seen that a future was failed by CompletableFuture.completeExceptionally at"
                + " Orders.place");
  }

  @Test
  void tellsOfALongTextTheFirstLine() {
    Candidate candidate =
        Objects.requireNonNull(rule.judge(failed("first\nsecond", List.of(), API, LINE)));

    assertThat(candidate.message()).contains("first, thrown").doesNotContain("second");
  }

  @Test
  void isSilentWithoutALineOfTheUser() {
    assertThat(rule.judge(failed(Kind.WORK, API, library("org.lib.Client.call")))).isNull();
    assertThat(rule.judge(failed(Kind.WORK))).isNull();
  }

  @Test
  void leavesSubtasksToTheRuleForThem() {
    assertThat(rule.judge(failed(Kind.SUBTASK, API, LINE))).isNull();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "FAILED")
  void isSilentAboutWhatDidNotFail(Fate fate) {
    assertThat(rule.judge(LooseFutures.of(fate, Kind.WORK, List.of(API, LINE), List.of(API, LINE))))
        .isNull();
  }
}
