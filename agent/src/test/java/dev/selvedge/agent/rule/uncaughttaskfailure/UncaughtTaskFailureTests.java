package dev.selvedge.agent.rule.uncaughttaskfailure;

import static dev.selvedge.agent.event.FailedTasks.failed;
import static dev.selvedge.agent.event.FailedTasks.madeBy;
import static dev.selvedge.agent.event.FailedTasks.saying;
import static dev.selvedge.agent.event.FailedTasks.task;
import static dev.selvedge.agent.event.FailedTasks.thrownAt;
import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.FailedTask;
import dev.selvedge.agent.event.FailedTask.Fate;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Severity;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class UncaughtTaskFailureTests {

  private static final Frame EXECUTE = jdk("java.util.concurrent.Executor.execute:1");
  private static final Frame PLACE = user("com.acme.Orders.place:41");
  private static final Frame MAIL = user("com.acme.Orders.mail:43");
  private static final Frame BODY = user("com.acme.Orders.lambda$place$0:42");
  private static final Frame CLEAR = jdk("java.util.ImmutableCollections.uoe:142");
  private static final Frame RUN = jdk("java.util.concurrent.ThreadPoolExecutor.runWorker:1136");

  private final UncaughtTaskFailure rule = new UncaughtTaskFailure();

  @Test
  void isAnErrorByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.ERROR);
    assertThat(rule.name()).isEqualTo("UncaughtTaskFailure");
  }

  @Test
  void blamesTheLineThatThrewAndNamesTheOneThatMadeTheTask() {
    FailedTask task = failed(Fate.UNCAUGHT, TaskKind.POOL_TASK);

    Candidate candidate = judge(task);

    assertThat(candidate.rule()).isSameAs(rule);
    assertThat(candidate.site()).isEqualTo(MAIL.element());
    assertThat(candidate.origin()).isEqualTo(PLACE.element());
    assertThat(candidate.api()).isEqualTo("java.util.concurrent.Executor.execute");
    assertThat(candidate.thread()).isEqualTo("worker-1");
    assertThat(candidate.lineage()).isEqualTo(task.lineage());
    assertThat(candidate.nanos()).isEqualTo(task.nanos());
    assertThat(candidate.message())
        .isEqualTo(
            "pool task executed at Orders.place (Orders.java:41) failed on 'worker-1' at"
                + " Orders.mail (Orders.java:43) with MailException: full, and nobody sees it: the"
                + " JVM prints it, and whoever executed it is not told");
  }

  @Test
  void showsWhereItWasThrown() {
    FailedTask task = task(Fate.UNCAUGHT, TaskKind.THREAD);

    assertThat(judge(thrownAt(task, CLEAR, MAIL, BODY, RUN)).stack())
        .containsExactly(CLEAR.element(), MAIL.element(), BODY.element(), RUN.element());
  }

  @Test
  void looksThroughTheJdkForTheLineThatThrew() {
    FailedTask task = thrownAt(task(Fate.UNCAUGHT, TaskKind.POOL_TASK), CLEAR, BODY, RUN);

    assertThat(judge(task).site()).isEqualTo(BODY.element());
    assertThat(judge(task).origin()).isNull();
  }

  @Test
  void blamesTheLineThatMadeATaskWithoutALineOfItsOwn() {
    FailedTask task =
        madeBy(thrownAt(task(Fate.UNCAUGHT, TaskKind.POOL_TASK), CLEAR, RUN), EXECUTE, PLACE);

    assertThat(judge(task).site()).isEqualTo(PLACE.element());
  }

  @Test
  void saysThatATimerIsDead() {
    assertThat(judge(failed(Fate.UNCAUGHT, TaskKind.TIMER_TASK)).message())
        .endsWith("its Timer is dead with all its other tasks");
  }

  @Test
  void saysTheFirstLineOfALongText() {
    FailedTask task = saying(failed(Fate.UNCAUGHT, TaskKind.THREAD), "full\nfor ever");

    assertThat(judge(task).message()).contains("MailException: full, and").doesNotContain("ever");
  }

  @Test
  void needsNoText() {
    FailedTask task = saying(failed(Fate.UNCAUGHT, TaskKind.THREAD), null);

    assertThat(judge(task).message()).contains(" with MailException, and nobody");
  }

  @Test
  void isSilentAboutATaskOfALibraryThatCallsTheUser() {
    FailedTask task =
        thrownAt(task(Fate.UNCAUGHT, TaskKind.THREAD), MAIL, library("org.lib.A.run"));

    assertThat(rule.judge(task)).isNull();
  }

  @Test
  void isSilentAboutATaskThatALibraryMade() {
    FailedTask task =
        madeBy(failed(Fate.UNCAUGHT, TaskKind.POOL_TASK), EXECUTE, library("org.lib.A.run"));

    assertThat(rule.judge(task)).isNull();
  }

  @Test
  void isSilentWhereNoUserHadToDoWithIt() {
    assertThat(rule.judge(thrownAt(task(Fate.UNCAUGHT, TaskKind.POOL_TASK), CLEAR, RUN))).isNull();
  }

  @Test
  void isSilentAboutATaskThatIsNotRunAgain() {
    assertThat(rule.judge(failed(Fate.NOT_RUN_AGAIN, TaskKind.SCHEDULED_TASK))).isNull();
  }

  private Candidate judge(FailedTask task) {
    return Objects.requireNonNull(rule.judge(task));
  }
}
