package dev.selvedge.agent.rule.ineffectivecancel;

import static dev.selvedge.agent.event.GivenUpWorks.CALL;
import static dev.selvedge.agent.event.GivenUpWorks.MADE;
import static dev.selvedge.agent.event.GivenUpWorks.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.GivenUpWork.How;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Subject;
import dev.selvedge.agent.rule.Severity;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class IneffectiveCancelTests {

  private static final String CANCEL = "java.util.concurrent.CompletableFuture.cancel";

  private final IneffectiveCancel rule = new IneffectiveCancel();

  @Test
  void isAWarningByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.WARNING);
    assertThat(rule.name()).isEqualTo("IneffectiveCancel");
  }

  @Test
  void blamesTheLineThatCancels() {
    Candidate candidate = Objects.requireNonNull(rule.judge(running(How.FUTURE_CANCELLED, CANCEL)));

    assertThat(candidate.site()).isEqualTo(CALL.element());
    assertThat(candidate.origin()).isEqualTo(MADE.element());
    assertThat(candidate.subjects()).contains(Subject.task(5));
    assertThat(candidate.message())
        .isEqualTo(
            "CompletableFuture.cancel at Orders.place (Orders.java:41) did not stop the pool task"
                + " submitted at Orders.search (Orders.java:30), which nobody waits for any more:"
                + " it was still running 260 ms later, at Index.scan (Index.java:12)");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "FUTURE_CANCELLED")
  void isSilentAboutWorkThatWasGivenUpInOtherWays(How how) {
    assertThat(rule.judge(running(how, CANCEL))).isNull();
  }
}
