package dev.selvedge.agent.rule.nevercompletedfuture;

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

class NeverCompletedFutureTests {

  private static final Frame JOIN = jdk("java.util.concurrent.CompletableFuture.join");
  private static final Frame GET = jdk("java.util.concurrent.CompletableFuture.get");
  private static final Frame LINE = user("com.acme.Orders.await:41");

  private final NeverCompletedFuture rule = new NeverCompletedFuture();

  @Test
  void isAnErrorByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.ERROR);
    assertThat(rule.name()).isEqualTo("NeverCompletedFuture");
  }

  @Test
  void blamesTheLineThatWaits() {
    Candidate candidate =
        Objects.requireNonNull(
            rule.judge(
                LooseFutures.of(Fate.AWAITED, Kind.BY_HAND, List.of(), List.of(JOIN, LINE))));

    assertThat(candidate.severity()).isNull();
    assertThat(candidate.site()).isEqualTo(LINE.element());
    assertThat(candidate.api()).isEqualTo("java.util.concurrent.CompletableFuture.join");
    assertThat(candidate.subjects()).contains(Subject.task(5));
    assertThat(candidate.message())
        .isEqualTo(
            "'worker' waits at Orders.await (Orders.java:41) for a CompletableFuture that nothing"
                + " completes");
  }

  @Test
  void isAWarningWhereSomebodyHasGivenUp() {
    Candidate candidate =
        Objects.requireNonNull(
            rule.judge(
                LooseFutures.of(Fate.GIVEN_UP, Kind.BY_HAND, List.of(GET, LINE), List.of())));

    assertThat(candidate.severity()).isEqualTo(Severity.WARNING);
    assertThat(candidate.site()).isEqualTo(LINE.element());
    assertThat(candidate.message()).contains("waited for in vain at Orders.await (Orders.java:41)");
  }

  @Test
  void isSilentWhereALibraryWaits() {
    Frame client = library("org.lib.Client.call");

    assertThat(
            rule.judge(
                LooseFutures.of(
                    Fate.AWAITED, Kind.BY_HAND, List.of(), List.of(JOIN, client, LINE))))
        .isNull();
    assertThat(rule.judge(LooseFutures.of(Fate.GIVEN_UP, Kind.BY_HAND, List.of(), List.of())))
        .isNull();
  }

  @Test
  void isSilentWhereAClientOfTheJdkWaits() {
    Frame call = jdk("jdk.internal.net.http.HttpClientFacade.send");

    assertThat(
            rule.judge(
                LooseFutures.of(Fate.AWAITED, Kind.BY_HAND, List.of(), List.of(GET, call, LINE))))
        .isNull();
    assertThat(
            rule.judge(
                LooseFutures.of(Fate.GIVEN_UP, Kind.BY_HAND, List.of(call, LINE), List.of())))
        .isNull();
  }

  @Test
  void blamesTheLineThatWaitsForEachOfMany() {
    Frame each = jdk("java.util.ArrayList.forEach");

    assertThat(
            rule.judge(
                LooseFutures.of(Fate.AWAITED, Kind.BY_HAND, List.of(), List.of(JOIN, each, LINE))))
        .extracting(Candidate::site)
        .isEqualTo(LINE.element());
    assertThat(
            rule.judge(
                LooseFutures.of(Fate.GIVEN_UP, Kind.BY_HAND, List.of(each, LINE), List.of())))
        .extracting(Candidate::site)
        .isEqualTo(LINE.element());
  }

  @Test
  void isSilentAboutWhatFailed() {
    assertThat(rule.judge(failed(Kind.BY_HAND, GET, LINE))).isNull();
  }

  @ParameterizedTest
  @EnumSource(names = {"FAILED", "DONE"})
  void isSilentAboutWhatIsComplete(Fate fate) {
    assertThat(
            rule.judge(LooseFutures.of(fate, Kind.BY_HAND, List.of(GET, LINE), List.of(GET, LINE))))
        .isNull();
  }
}
