package dev.selvedge.agent.rule.unfinishedtask;

import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.user;
import static dev.selvedge.agent.event.LiveTasks.at;
import static dev.selvedge.agent.event.LiveTasks.madeBy;
import static dev.selvedge.agent.event.LiveTasks.outliving;
import static dev.selvedge.agent.event.LiveTasks.periodic;
import static dev.selvedge.agent.event.LiveTasks.running;
import static dev.selvedge.agent.event.LiveTasks.waiting;
import static dev.selvedge.agent.event.LiveTasks.waitsFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.LiveTask;
import dev.selvedge.agent.event.LiveTask.State;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.rule.Candidate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTests {

  private static final Frame SUBMIT = jdk("java.util.concurrent.ExecutorService.submit");
  private static final Frame PLACE = user("com.acme.Orders.place:41");
  private static final Frame AWAIT = jdk("java.util.concurrent.CountDownLatch.await");
  private static final Frame BODY = user("com.acme.Orders.lambda$place$0:43");

  @Test
  void theMessageSaysWhatATaskWaitsForAndWhere() {
    LiveTask task = at(madeBy(running(TaskKind.POOL_TASK), SUBMIT, PLACE), AWAIT, BODY);

    assertThat(message(waitsFor(task, "CountDownLatch.await")))
        .isEqualTo(
            "pool task submitted at Orders.place (Orders.java:41) is still running on 'worker-1'"
                + " after its test: it waits for a latch (CountDownLatch.await) at"
                + " Orders.lambda$place$0 (Orders.java:43)");
  }

  @Test
  void theMessageSaysWhereATaskIsThatDoesNotWait() {
    assertThat(message(at(madeBy(running(TaskKind.POOL_TASK), SUBMIT, PLACE), BODY)))
        .endsWith("after its test: it is at Orders.lambda$place$0 (Orders.java:43)");
  }

  @Test
  void theMessageSaysWhereALibraryIsIfTheUserIsNotOnTheStack() {
    assertThat(
            message(
                at(
                    madeBy(running(TaskKind.POOL_TASK), SUBMIT, PLACE),
                    library("org.lib.Client.poll:9"),
                    library("org.lib.Loop.run:2"))))
        .endsWith("after its test: it is at Client.poll (Client.java:9)");
  }

  @Test
  void theMessageSaysNoMoreThanIsKnown() {
    LiveTask task = madeBy(running(TaskKind.POOL_TASK), SUBMIT, PLACE);

    assertThat(message(at(task, AWAIT))).endsWith("after its test");
    assertThat(message(waitsFor(task, "a latch"))).endsWith("after its test: it waits for a latch");
  }

  @Test
  void theMessageNamesAThreadOnce() {
    assertThat(message(madeBy(running(TaskKind.THREAD), SUBMIT, PLACE)))
        .isEqualTo(
            "thread 'worker-1' started at Orders.place (Orders.java:41) is still running after its"
                + " test");
  }

  @Test
  void theMessageCallsASubtaskByTheNameOfItsThread() {
    assertThat(message(madeBy(running(TaskKind.SUBTASK), SUBMIT, PLACE)))
        .startsWith("subtask 'worker-1' forked at Orders.place");
  }

  @Test
  void theMessageLeavesOutANameThatIsNone() {
    LiveTask task = madeBy(waiting(TaskKind.VIRTUAL_THREAD, State.RUNNING), SUBMIT, PLACE);

    assertThat(message(task))
        .isEqualTo(
            "virtual thread started at Orders.place (Orders.java:41) is still running after its"
                + " test");
  }

  @Test
  void theMessageSaysThatATaskWasNeverBegun() {
    assertThat(message(madeBy(waiting(TaskKind.POOL_TASK, State.QUEUED), SUBMIT, PLACE)))
        .isEqualTo(
            "pool task submitted at Orders.place (Orders.java:41) was never begun: it is still"
                + " queued after its test");
  }

  @Test
  void theMessageSaysThatATaskIsStillScheduled() {
    LiveTask task = madeBy(waiting(TaskKind.SCHEDULED_TASK, State.SCHEDULED), SUBMIT, PLACE);

    assertThat(message(task))
        .isEqualTo(
            "scheduled task made at Orders.place (Orders.java:41) is still scheduled after its"
                + " test: it would run later");
    assertThat(message(periodic(task))).endsWith("after its test: it would run again and again");
  }

  @Test
  void theMessageSaysThatARunningTaskWouldRunAgain() {
    assertThat(message(periodic(at(madeBy(running(TaskKind.TIMER_TASK), SUBMIT, PLACE), BODY))))
        .endsWith("(Orders.java:43), and would run again and again");
  }

  @Test
  void theMessageNamesTheBodyIfTheMakerIsNotKnown() {
    assertThat(message(waitsFor(at(running(TaskKind.POOL_TASK), AWAIT, BODY), "a latch")))
        .isEqualTo(
            "pool task of Orders.lambda$place$0 (Orders.java:43) is still running on 'worker-1'"
                + " after its test: it waits for a latch at Orders.lambda$place$0"
                + " (Orders.java:43)");
  }

  @Test
  void theMessageSaysWhatTheTaskOutlives() {
    LiveTask task = madeBy(running(TaskKind.THREAD), SUBMIT, PLACE);

    assertThat(message(outliving(TaskKind.CLASS, task)))
        .endsWith("still running after its test class");
    assertThat(message(outliving(TaskKind.RECORD, task)))
        .endsWith("still running after its recording");
    assertThat(message(outliving(TaskKind.THREAD, task)))
        .endsWith("still running after its window");
  }

  @ParameterizedTest
  @EnumSource
  void everyKindOfWorkHasAMessageAndAFixOfOneLine(TaskKind kind) {
    if (kind.isWindow()) {
      return;
    }
    Candidate candidate = judge(madeBy(running(kind), SUBMIT, PLACE));

    assertThat(candidate.message()).startsWith(kind.words()).doesNotContain("null", "\n");
    assertThat(candidate.fix()).endsWith(".").doesNotContain("\n").hasSizeBetween(40, 200);
  }

  @Test
  void noTwoKindsOfWorkAreFixedInTheSameWords() {
    Set<TaskKind> kinds = EnumSet.range(TaskKind.THREAD, TaskKind.LOOP_TASK);
    Set<String> fixes =
        kinds.stream()
            .map(kind -> judge(madeBy(running(kind), SUBMIT, PLACE)).fix())
            .collect(Collectors.toSet());

    assertThat(fixes).hasSameSizeAs(kinds);
  }

  private static String message(LiveTask task) {
    return judge(task).message();
  }

  private static Candidate judge(LiveTask task) {
    return Objects.requireNonNull(new UnfinishedTask().judge(task));
  }
}
