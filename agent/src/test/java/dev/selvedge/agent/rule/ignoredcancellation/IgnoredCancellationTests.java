package dev.selvedge.agent.rule.ignoredcancellation;

import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.user;
import static dev.selvedge.agent.event.GivenUpWorks.MADE;
import static dev.selvedge.agent.event.GivenUpWorks.NOW;
import static dev.selvedge.agent.event.GivenUpWorks.running;
import static dev.selvedge.agent.event.GivenUpWorks.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.GivenUpWork.How;
import dev.selvedge.agent.event.GivenUpWork.State;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Subject;
import dev.selvedge.agent.rule.Severity;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class IgnoredCancellationTests {

  private static final String CANCEL = "java.util.concurrent.FutureTask.cancel";

  private final IgnoredCancellation rule = new IgnoredCancellation();

  @Test
  void isAnErrorByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.ERROR);
    assertThat(rule.name()).isEqualTo("IgnoredCancellation");
  }

  @Test
  void blamesTheLineAtWhichTheWorkWasWhenItShouldHaveEnded() {
    Candidate candidate = Objects.requireNonNull(rule.judge(running(How.INTERRUPTED, CANCEL)));

    assertThat(candidate.site()).isEqualTo(NOW.element());
    assertThat(candidate.origin()).isEqualTo(MADE.element());
    assertThat(candidate.thread()).isEqualTo("worker");
    assertThat(candidate.subjects())
        .containsExactly(Subject.task(5), Subject.task(6), Subject.executor(7));
    assertThat(candidate.message())
        .isEqualTo(
            "pool task submitted at Orders.search (Orders.java:30) was cancelled by"
                + " FutureTask.cancel at Orders.place (Orders.java:41), and takes no notice: it was"
                + " still running 260 ms later, at Index.scan (Index.java:12)");
  }

  @Test
  void saysWhoWaitsForTheWorkBeforeAScopeIsClosed() {
    Candidate candidate =
        Objects.requireNonNull(
            rule.judge(
                with(
                    How.INTERRUPTED,
                    TaskKind.SUBTASK,
                    State.RUNNING,
                    "java.util.concurrent.StructuredTaskScope.close",
                    List.of(
                        jdk("java.util.concurrent.StructuredTaskScope.close"),
                        user("com.acme.Orders.all:50")))));

    assertThat(candidate.message())
        .endsWith(", and the end of its scope at Orders.all (Orders.java:50) waits for it");
  }

  @Test
  void blamesTheLineThatMadeWorkOfWhichNoLineIsTheUsers() {
    Candidate candidate =
        Objects.requireNonNull(
            rule.judge(with(How.INTERRUPTED, TaskKind.POOL_TASK, State.QUEUED, CANCEL, List.of())));

    assertThat(candidate.site()).isEqualTo(MADE.element());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "INTERRUPTED")
  void isSilentAboutWorkThatNobodyInterrupts(How how) {
    assertThat(rule.judge(running(how, CANCEL))).isNull();
  }
}
