package dev.selvedge.agent.rule.lostinterruptflag;

import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.user;
import static dev.selvedge.agent.event.SwallowedInterrupts.waited;
import static dev.selvedge.agent.event.SwallowedInterrupts.wrapped;
import static dev.selvedge.agent.event.SwallowedInterrupts.wrappedAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Severity;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LostInterruptFlagTests {

  private static final Frame CATCH = user("com.acme.Orders.mail:43");

  private final LostInterruptFlag rule = new LostInterruptFlag();

  @Test
  void isAWarningAndOffByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.WARNING);
    assertThat(rule.isOnByDefault()).isFalse();
  }

  @Test
  void blamesTheCatchBlockThatWrapped() {
    Candidate candidate = Objects.requireNonNull(rule.judge(wrapped()));

    assertThat(candidate.site()).isEqualTo(CATCH.element());
    assertThat(candidate.origin()).isEqualTo(user("com.acme.Orders.place:41").element());
    assertThat(candidate.api()).isEqualTo("java.lang.InterruptedException");
    assertThat(candidate.message())
        .isEqualTo(
            "the InterruptedException of an interrupt was wrapped in Orders.Failure at Orders.mail"
                + " (Orders.java:43) and the flag of the thread not set again: whoever catches that"
                + " cannot tell by the flag that the pool task was interrupted, as it was at"
                + " Orders.stop (Orders.java:60)");
  }

  @Test
  void leavesToLibrariesWhatTheyWrap() {
    assertThat(rule.judge(wrappedAt(library("org.lib.Client.send"), CATCH))).isNull();
    assertThat(rule.judge(wrappedAt())).isNull();
  }

  @Test
  void saysNothingOfWhatIsSwallowed() {
    assertThat(rule.judge(waited())).isNull();
  }
}
