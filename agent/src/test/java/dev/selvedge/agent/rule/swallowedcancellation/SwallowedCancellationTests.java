package dev.selvedge.agent.rule.swallowedcancellation;

import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.user;
import static dev.selvedge.agent.event.SwallowedInterrupts.caughtAt;
import static dev.selvedge.agent.event.SwallowedInterrupts.cleared;
import static dev.selvedge.agent.event.SwallowedInterrupts.loopedBack;
import static dev.selvedge.agent.event.SwallowedInterrupts.ofScope;
import static dev.selvedge.agent.event.SwallowedInterrupts.stillWorking;
import static dev.selvedge.agent.event.SwallowedInterrupts.waited;
import static dev.selvedge.agent.event.SwallowedInterrupts.workedOn;
import static dev.selvedge.agent.event.SwallowedInterrupts.wrapped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.SwallowedInterrupt;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Subject;
import dev.selvedge.agent.rule.Severity;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SwallowedCancellationTests {

  private static final Frame CATCH = user("com.acme.Orders.mail:43");
  private static final Frame PLACE = user("com.acme.Orders.place:41");

  private final SwallowedCancellation rule = new SwallowedCancellation();

  @Test
  void isAnErrorByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.ERROR);
    assertThat(rule.isOnByDefault()).isTrue();
    assertThat(rule.name()).isEqualTo("SwallowedCancellation");
  }

  @Test
  void blamesTheCatchBlockAndNamesWhoHasInterrupted() {
    SwallowedInterrupt interrupt = waited();

    Candidate candidate = judge(interrupt);

    assertThat(candidate.rule()).isSameAs(rule);
    assertThat(candidate.site()).isEqualTo(CATCH.element());
    assertThat(candidate.origin()).isEqualTo(PLACE.element());
    assertThat(candidate.api()).isEqualTo("java.lang.InterruptedException");
    assertThat(candidate.thread()).isEqualTo("worker-1");
    assertThat(candidate.lineage()).isEqualTo(interrupt.lineage());
    assertThat(candidate.nanos()).isEqualTo(interrupt.nanos());
    assertThat(candidate.message())
        .isEqualTo(
            "pool task on 'worker-1' caught the InterruptedException of an interrupt at Orders.mail"
                + " (Orders.java:43) and went on: it then waited in Semaphore.acquire at"
                + " Orders.mail (Orders.java:47); it was interrupted by 'main' at Orders.stop"
                + " (Orders.java:60)");
  }

  @Test
  void isAboutTheTaskSoThatWhatElseIsSaidOfThatIsItsConsequence() {
    assertThat(judge(waited()).subjects()).containsExactly(Subject.task(7));
  }

  @Test
  void saysThatItWentBackToTheSameWait() {
    assertThat(judge(loopedBack()).message())
        .contains("it went back to waiting in Thread.sleep at Orders.mail (Orders.java:40)");
  }

  @Test
  void saysHowLongItWorkedOn() {
    assertThat(judge(workedOn()).message()).contains("and went on: it worked for 900 ms more;");
    assertThat(judge(stillWorking()).message()).contains("it has worked for 900 ms more;");
  }

  @Test
  void blamesTheCallThatHasClearedTheFlag() {
    Candidate candidate = judge(cleared());

    assertThat(candidate.api()).isEqualTo("java.lang.Thread.interrupted");
    assertThat(candidate.site()).isEqualTo(CATCH.element());
    assertThat(candidate.message())
        .startsWith(
            "pool task on 'worker-1' cleared the flag of an interrupt by Thread.interrupted() at"
                + " Orders.mail (Orders.java:43) and went on: ");
    assertThat(candidate.fix()).isNotEqualTo(judge(waited()).fix());
  }

  @Test
  void saysThatTheScopeWasCancelled() {
    assertThat(judge(ofScope()).message())
        .startsWith("subtask caught the InterruptedException of an interrupt at Orders.mail")
        .endsWith("; it was interrupted because its scope was cancelled");
  }

  @Test
  void leavesToLibrariesAndTheJdkWhatTheyCatch() {
    assertThat(rule.judge(caughtAt(library("org.lib.Client.send"), CATCH))).isNull();
    assertThat(rule.judge(caughtAt(jdk("java.util.concurrent.FutureTask.run"), CATCH))).isNull();
    assertThat(rule.judge(caughtAt())).isNull();
  }

  @Test
  void saysNothingOfWhatIsWrapped() {
    assertThat(rule.judge(wrapped())).isNull();
  }

  private Candidate judge(SwallowedInterrupt interrupt) {
    return Objects.requireNonNull(rule.judge(interrupt));
  }
}
