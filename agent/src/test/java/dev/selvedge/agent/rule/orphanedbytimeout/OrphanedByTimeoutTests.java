package dev.selvedge.agent.rule.orphanedbytimeout;

import static dev.selvedge.agent.event.GivenUpWorks.CALL;
import static dev.selvedge.agent.event.GivenUpWorks.MADE;
import static dev.selvedge.agent.event.GivenUpWorks.running;
import static dev.selvedge.agent.event.GivenUpWorks.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.GivenUpWork;
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

class OrphanedByTimeoutTests {

  private static final String GET = "java.util.concurrent.FutureTask.get";

  private final OrphanedByTimeout rule = new OrphanedByTimeout();

  @Test
  void isAnErrorByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.ERROR);
    assertThat(rule.name()).isEqualTo("OrphanedByTimeout");
  }

  @Test
  void blamesTheLineThatGaveUp() {
    Candidate candidate = judge(running(How.TIMED_OUT, GET));

    assertThat(candidate.site()).isEqualTo(CALL.element());
    assertThat(candidate.origin()).isEqualTo(MADE.element());
    assertThat(candidate.subjects()).contains(Subject.task(5));
    assertThat(candidate.message())
        .isEqualTo(
            "FutureTask.get at Orders.place (Orders.java:41) gave up, and nobody has cancelled the"
                + " pool task submitted at Orders.search (Orders.java:30) or waited for it again:"
                + " it was still running 260 ms later, at Index.scan (Index.java:12)");
  }

  @Test
  void saysWhatHasBecomeOfTheWork() {
    assertThat(judge(at(State.QUEUED)).message()).endsWith("it was not even begun 260 ms later");
    assertThat(judge(at(State.ENDED)).message()).endsWith("it went on for another 260 ms or more");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "TIMED_OUT")
  void isSilentAboutWorkThatWasGivenUpInOtherWays(How how) {
    assertThat(rule.judge(running(how, GET))).isNull();
  }

  private static GivenUpWork at(State state) {
    return with(How.TIMED_OUT, TaskKind.POOL_TASK, state, GET, List.of());
  }

  private Candidate judge(GivenUpWork work) {
    return Objects.requireNonNull(rule.judge(work));
  }
}
