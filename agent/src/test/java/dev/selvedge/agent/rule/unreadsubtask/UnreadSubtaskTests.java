package dev.selvedge.agent.rule.unreadsubtask;

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

class UnreadSubtaskTests {

  private static final Frame API = jdk("java.util.concurrent.StructuredTaskScope.fork");
  private static final Frame LINE = user("com.acme.Orders.place:41");

  private final UnreadSubtask rule = new UnreadSubtask();

  @Test
  void isAnErrorByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.ERROR);
    assertThat(rule.name()).isEqualTo("UnreadSubtask");
  }

  @Test
  void blamesTheLineThatForkedTheSubtask() {
    Candidate candidate = Objects.requireNonNull(rule.judge(failed(Kind.SUBTASK, API, LINE)));

    assertThat(candidate.site()).isEqualTo(LINE.element());
    assertThat(candidate.origin()).isEqualTo(LINE.element());
    assertThat(candidate.subjects()).contains(Subject.task(5));
    assertThat(candidate.message())
        .isEqualTo(
            "the subtask forked at Orders.place (Orders.java:41) failed, its scope did not throw,"
                + " and nobody has read its state: SoldOutException: sold out, thrown at Stock.take"
                + " (Stock.java:12)");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SUBTASK")
  void isSilentAboutOtherFutures(Kind kind) {
    assertThat(rule.judge(failed(kind, API, LINE))).isNull();
  }

  @Test
  void isSilentWithoutALineOfTheUser() {
    assertThat(rule.judge(failed(Kind.SUBTASK, API, library("org.lib.Client.call")))).isNull();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "FAILED")
  void isSilentAboutWhatDidNotFail(Fate fate) {
    assertThat(rule.judge(LooseFutures.of(fate, Kind.SUBTASK, List.of(API, LINE), List.of(LINE))))
        .isNull();
  }
}
