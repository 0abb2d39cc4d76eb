package dev.selvedge.agent.rule.unfinishedtask;

import static dev.selvedge.agent.event.Frames.inheriting;
import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.threadStart;
import static dev.selvedge.agent.event.Frames.user;
import static dev.selvedge.agent.event.LiveTasks.at;
import static dev.selvedge.agent.event.LiveTasks.madeBy;
import static dev.selvedge.agent.event.LiveTasks.periodic;
import static dev.selvedge.agent.event.LiveTasks.running;
import static dev.selvedge.agent.event.LiveTasks.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.LiveTask;
import dev.selvedge.agent.event.LiveTask.State;
import dev.selvedge.agent.event.TaskKind;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SubjectTests {

  private static final String EXECUTOR = "java.util.concurrent.Executor";

  private static final Frame PLACE = user("com.acme.Orders.place:41");
  private static final Frame AWAIT = jdk("java.util.concurrent.CountDownLatch.await:230");
  private static final Frame BODY = user("com.acme.Orders.handle:43");
  private static final Frame HELPER = user("com.acme.Stock.reserve:7");

  /** Executors of libraries are called, and make nothing by themselves. */
  @Nested
  class OfATaskInALibrarysExecutor {

    private static final Frame EXECUTE =
        inheriting(library("io.netty.SingleThreadEventExecutor.execute:800"), EXECUTOR);

    @Test
    void isTheLineThatCalledIt() {
      Subject subject = of(madeBy(running(TaskKind.LOOP_TASK), EXECUTE, EXECUTE, PLACE));

      assertThat(subject.line()).isEqualTo(PLACE.element());
      assertThat(subject.api()).isEqualTo("io.netty.SingleThreadEventExecutor.execute");
      assertThat(subject.made()).isTrue();
    }

    @Test
    void isTheLineThatCalledAContextOfVertx() {
      assertThat(
              of(madeBy(
                      waiting(TaskKind.LOOP_TASK, State.SCHEDULED),
                      inheriting(library("io.netty.AbstractScheduled.schedule"), EXECUTOR),
                      inheriting(
                          library("io.vertx.core.impl.VertxImpl.setTimer"), "io.vertx.core.Vertx"),
                      PLACE))
                  .line())
          .isEqualTo(PLACE.element());
    }

    @Test
    void isTheLineThatCalledALoopOfWhichNothingElseIsKnown() {
      assertThat(
              of(madeBy(running(TaskKind.LOOP_TASK), library("org.loop.Loop.run"), PLACE)).line())
          .isEqualTo(PLACE.element());
      assertThat(Subject.of(madeBy(running(TaskKind.THREAD), library("org.a.Loop.run"), PLACE)))
          .isNull();
    }

    @Test
    void isNobodysIfTheLibraryUsesItForItself() {
      assertThat(
              Subject.of(
                  madeBy(
                      running(TaskKind.LOOP_TASK),
                      EXECUTE,
                      library("io.netty.channel.AbstractChannel.write"),
                      PLACE)))
          .isNull();
    }

    @Test
    void isNobodysIfTheExecutorStartsItsOwnLoop() {
      Frame perTask = inheriting(library("io.netty.ThreadPerTaskExecutor.execute"), EXECUTOR);
      Frame start = inheriting(library("io.netty.EventExecutor.doStartThread"), EXECUTOR);

      assertThat(
              Subject.of(
                  madeBy(
                      running(TaskKind.THREAD),
                      jdk("java.lang.Thread.start"),
                      perTask,
                      EXECUTE,
                      PLACE)))
          .isNull();
      assertThat(
              Subject.of(
                  madeBy(
                      running(TaskKind.POOL_TASK),
                      jdk("java.util.concurrent.ThreadPoolExecutor.execute"),
                      start,
                      EXECUTE,
                      PLACE)))
          .isNull();
    }
  }

  /** All that is known of the task is what it does. */
  @Nested
  class OfATaskOfUnknownMaker {

    @Test
    void isTheUsersOutermostLine() {
      Subject subject = of(at(running(TaskKind.POOL_TASK), AWAIT, HELPER, BODY, threadStart()));

      assertThat(subject.line()).isEqualTo(BODY.element());
      assertThat(subject.api()).isEqualTo("com.acme.Orders.handle");
      assertThat(subject.made()).isFalse();
    }

    @Test
    void isTheUsersOutermostLineOfWhatTheJdkMade() {
      LiveTask task = madeBy(running(TaskKind.POOL_TASK), jdk("sun.net.httpserver.Loop.run"));

      assertThat(of(at(task, AWAIT, BODY)).line()).isEqualTo(BODY.element());
    }

    @Test
    void isNobodysOnAThreadThatTheJdkMade() {
      LiveTask task = madeBy(running(TaskKind.THREAD), jdk("sun.net.httpserver.Loop.run"));

      assertThat(Subject.of(at(task, AWAIT, BODY))).isNull();
    }

    @Test
    void isNobodysIfALibraryCallsTheUser() {
      assertThat(Subject.of(at(running(TaskKind.THREAD), AWAIT, BODY, library("org.lib.Loop.run"))))
          .isNull();
    }

    @Test
    void isNobodysIfNoUserIsOnTheStack() {
      assertThat(Subject.of(running(TaskKind.POOL_TASK))).isNull();
      assertThat(Subject.of(at(running(TaskKind.POOL_TASK), AWAIT, threadStart()))).isNull();
    }

    @Test
    void isNobodysIfItDoesNotRunOrRunsAgain() {
      assertThat(Subject.of(waiting(TaskKind.POOL_TASK, State.QUEUED))).isNull();
      assertThat(Subject.of(periodic(at(running(TaskKind.SCHEDULED_TASK), AWAIT, BODY)))).isNull();
    }
  }

  private static Subject of(LiveTask task) {
    return Objects.requireNonNull(Subject.of(task));
  }
}
