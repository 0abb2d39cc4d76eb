package dev.selvedge.agent.rule.deadperiodictask;

import static dev.selvedge.agent.event.FailedTasks.failed;
import static dev.selvedge.agent.event.FailedTasks.madeBy;
import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.FailedTask;
import dev.selvedge.agent.event.FailedTask.Fate;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Severity;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DeadPeriodicTaskTests {

  private final DeadPeriodicTask rule = new DeadPeriodicTask();

  @Test
  void isAnErrorByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.ERROR);
    assertThat(rule.name()).isEqualTo("DeadPeriodicTask");
  }

  @Test
  void blamesTheLineThatThrewAndNamesTheOneThatScheduledIt() {
    FailedTask task = failed(Fate.NOT_RUN_AGAIN, TaskKind.SCHEDULED_TASK);

    Candidate candidate = judge(task);

    assertThat(candidate.rule()).isSameAs(rule);
    assertThat(candidate.site()).isEqualTo(user("com.acme.Orders.mail:43").element());
    assertThat(candidate.origin()).isEqualTo(user("com.acme.Orders.place:41").element());
    assertThat(candidate.lineage()).isEqualTo(task.lineage());
    assertThat(candidate.message())
        .isEqualTo(
            "periodic scheduled task scheduled at Orders.place (Orders.java:41) failed at"
                + " Orders.mail (Orders.java:43) with MailException: full: it is never run again,"
                + " and nobody has looked at its future");
  }

  @Test
  void saysOfATimerThatItIsDead() {
    assertThat(judge(failed(Fate.NOT_RUN_AGAIN, TaskKind.TIMER_TASK)).message())
        .endsWith("its Timer is dead, and runs neither this task nor any other again");
  }

  @Test
  void isSilentAboutATaskThatWasToRunOnce() {
    assertThat(rule.judge(failed(Fate.UNCAUGHT, TaskKind.TIMER_TASK))).isNull();
  }

  @Test
  void isSilentAboutATaskThatALibraryScheduled() {
    FailedTask task =
        madeBy(
            failed(Fate.NOT_RUN_AGAIN, TaskKind.SCHEDULED_TASK),
            jdk("java.util.concurrent.ScheduledExecutorService.scheduleAtFixedRate"),
            library("org.lib.Scheduler.every"));

    assertThat(rule.judge(task)).isNull();
  }

  private Candidate judge(FailedTask task) {
    return Objects.requireNonNull(rule.judge(task));
  }
}
