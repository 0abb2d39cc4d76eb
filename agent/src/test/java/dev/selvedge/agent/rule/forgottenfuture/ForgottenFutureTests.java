package dev.selvedge.agent.rule.forgottenfuture;

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

class ForgottenFutureTests {

  private static final Frame API = jdk("java.util.concurrent.CompletableFuture.runAsync");
  private static final Frame LINE = user("com.acme.Orders.place:41");

  private final ForgottenFuture rule = new ForgottenFuture();

  @Test
  void isAWarningByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.WARNING);
    assertThat(rule.name()).isEqualTo("ForgottenFuture");
  }

  @Test
  void blamesTheLineThatBeganTheWork() {
    Candidate candidate =
        Objects.requireNonNull(
            rule.judge(LooseFutures.of(Fate.DONE, Kind.WORK, List.of(API, LINE), List.of())));

    assertThat(candidate.site()).isEqualTo(LINE.element());
    assertThat(candidate.origin()).isEqualTo(LINE.element());
    assertThat(candidate.subjects()).contains(Subject.task(5));
    assertThat(candidate.stack()).containsExactly(API.element(), LINE.element());
    assertThat(candidate.message())
        .startsWith("nobody waits for CompletableFuture.runAsync at Orders.place (Orders.java:41)");
    assertThat(candidate.fix()).contains("Selvedge.detached");
  }

  @Test
  void isSilentWithoutALineOfTheUser() {
    Frame client = library("org.lib.Client.call");

    assertThat(rule.judge(LooseFutures.of(Fate.DONE, Kind.WORK, List.of(API, client), List.of())))
        .isNull();
  }

  @Test
  void isSilentAboutWhatFailed() {
    assertThat(rule.judge(failed(Kind.WORK, API, LINE))).isNull();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "DONE")
  void isSilentAboutAnyOtherFate(Fate fate) {
    assertThat(rule.judge(LooseFutures.of(fate, Kind.WORK, List.of(API, LINE), List.of(API, LINE))))
        .isNull();
  }
}
