package dev.selvedge.agent.rule;

import static dev.selvedge.agent.event.Frames.inheriting;
import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.threadStart;
import static dev.selvedge.agent.event.Frames.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.rule.RunningTask.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningTaskTests {

  private static final String JUC = "java.util.concurrent.";
  private static final Frame JOIN = jdk(JUC + "CompletableFuture.join");
  private static final Frame BODY = user("com.acme.Orders.place:41");
  private static final Frame POOL = jdk(JUC + "ThreadPoolExecutor.runWorker");
  private static final Frame FUTURE_TASK = jdk(JUC + "FutureTask.run");
  private static final Frame EXEC = jdk(JUC + "ForkJoinTask.doExec");
  private static final Frame WORKER = jdk(JUC + "ForkJoinWorkerThread.run");
  private static final Frame SCAN = jdk(JUC + "ForkJoinPool.runWorker");
  private static final Frame MANAGED = jdk(JUC + "ForkJoinPool.managedBlock");

  @Test
  void aThreadOfAPoolRunsWhatItWasGiven() {
    assertThat(of(JOIN, BODY, FUTURE_TASK, POOL, threadStart()))
        .isEqualTo(new RunningTask(Kind.POOL_TASK, Owner.USER, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CompletableFuture$UniApply.tryFire",
        "CompletableFuture$AsyncSupply.run",
        "CompletableFuture.uniApplyNow",
        "CompletableFuture.biApply",
        "CompletableFuture.uniComposeStage"
      })
  void aCallbackOfAStageIsATaskOnWhateverThread(String method) {
    assertThat(of(JOIN, BODY, jdk(JUC + method), user("com.acme.Main.main")))
        .isEqualTo(new RunningTask(Kind.STAGE, Owner.USER, false));
  }

  @Test
  void theInnermostTaskCounts() {
    assertThat(of(JOIN, BODY, jdk(JUC + "CompletableFuture$AsyncRun.run"), POOL))
        .extracting(RunningTask::kind)
        .isEqualTo(Kind.STAGE);
  }

  @Test
  void whatAPoolRunsForALibraryIsNotTheUsers() {
    Frame tomcat = library("org.apache.tomcat.SocketProcessor.run");

    assertThat(of(JOIN, BODY, tomcat, POOL).isOfUser()).isFalse();
    assertThat(of(JOIN, BODY, jdk("sun.net.httpserver.ServerImpl$Exchange.run"), POOL).isOfUser())
        .isFalse();
    assertThat(of(JOIN, BODY, tomcat, BODY, POOL).isOfUser()).isTrue();
  }

  @Test
  void aTaskOfAForkJoinPoolIsOneAlsoIfAStreamHasMadeIt() {
    Frame stream = jdk("java.util.stream.ForEachOps$ForEachTask.compute");

    assertThat(of(JOIN, BODY, EXEC, SCAN, WORKER))
        .isEqualTo(new RunningTask(Kind.FORK_JOIN_TASK, Owner.USER, false));
    assertThat(of(JOIN, BODY, stream, EXEC, SCAN, WORKER).isOfUser()).isTrue();
  }

  @Test
  void whoInvokesAForkJoinTaskOrWaitsForOneRunsItHimself() {
    Frame invoke = jdk(JUC + "ForkJoinTask.invoke");

    assertThat(of(JOIN, BODY, EXEC, invoke, user("com.acme.Main.main"))).isNull();
    assertThat(of(JOIN, BODY, EXEC, invoke, BODY, EXEC, SCAN, WORKER))
        .extracting(RunningTask::kind)
        .isEqualTo(Kind.FORK_JOIN_TASK);
  }

  @Test
  void aThreadOfItsOwnIsNoTask() {
    assertThat(of(JOIN, BODY, threadStart())).isNull();
    assertThat(of(JOIN, BODY, FUTURE_TASK, threadStart())).isNull();
    assertThat(of(JOIN, POOL, threadStart())).isNull();
  }

  @Test
  void anExecutorThatSomebodyWroteRunsTasksUnlessItRunsThemAtOnce() {
    Frame own = user("com.acme.OwnExecutor.loop");
    Frame direct = inheriting(user("com.acme.Direct.execute"), "java.util.concurrent.Executor");

    assertThat(of(JOIN, BODY, FUTURE_TASK, own, threadStart()))
        .extracting(RunningTask::kind)
        .isEqualTo(Kind.POOL_TASK);
    assertThat(of(JOIN, BODY, FUTURE_TASK, direct, user("com.acme.Main.main"))).isNull();
  }

  @Test
  void seesThatTheCodeOfTheTaskSaysThatItBlocks() {
    Frame block = user("com.acme.Blocker.block");

    assertThat(of(JOIN, block, MANAGED, BODY, FUTURE_TASK, POOL).managed()).isTrue();
    assertThat(of(MANAGED, JOIN, BODY, FUTURE_TASK, POOL).managed()).isFalse();
  }

  private static RunningTask of(Frame... innermostFirst) {
    return RunningTask.of(List.of(innermostFirst));
  }
}
