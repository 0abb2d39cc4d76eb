package dev.selvedge.agent.rule.syncoverasync;

import static dev.selvedge.agent.event.Frames.inheriting;
import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.threadStart;
import static dev.selvedge.agent.event.Frames.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.FutureWait;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncOverAsyncTests {

  private static final String JUC = "java.util.concurrent.";
  private static final Frame WAIT = jdk(JUC + "CompletableFuture.waitingGet");
  private static final Frame JOIN = jdk(JUC + "CompletableFuture.join");
  private static final Frame BODY = user("com.acme.Orders.place:41");
  private static final Frame STAGE = jdk(JUC + "CompletableFuture$AsyncSupply.run");
  private static final Frame POOL = jdk(JUC + "ThreadPoolExecutor.runWorker");
  private static final Frame EXEC = jdk(JUC + "ForkJoinTask.doExec");
  private static final Frame WORKER = jdk(JUC + "ForkJoinWorkerThread.run");

  private final SyncOverAsync rule = new SyncOverAsync();

  @Test
  void isAWarningByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.WARNING);
    assertThat(rule.name()).isEqualTo("SyncOverAsync");
  }

  @Test
  void tellsWhoWaitsInsideOfWhatAndWhere() {
    Candidate candidate = judge(WAIT, JOIN, BODY, STAGE, POOL);

    assertThat(candidate.message())
        .isEqualTo(
            "CompletableFuture.join inside of a callback of a stage blocks the thread 'worker-1':"
                + " it waits for a future that is not done at Orders.place (Orders.java:41)");
    assertThat(candidate.api()).isEqualTo("java.util.concurrent.CompletableFuture.join");
    assertThat(candidate.site()).isEqualTo(BODY.element());
    assertThat(candidate.nanos()).isEqualTo(7);
  }

  @Test
  void saysTheSameOfASecondWaitAtThePlace() {
    Candidate one = judge(WAIT, JOIN, BODY, STAGE, POOL);
    Candidate other =
        rule.judge(
            new FutureWait(
                "worker-1", false, false, 9, List.of(WAIT, JOIN, BODY, STAGE, POOL), null));

    assertThat(other).isNotNull();
    assertThat(other.message()).isEqualTo(one.message());
    assertThat(other.subjects()).containsExactly(new Candidate.Moment("worker-1", 9));
    assertThat(other.certainty()).isNotSameAs(one.certainty());
  }

  @Test
  void tellsOfEachWayToThePlaceTheStackOfThatWay() {
    Frame caller = user("com.acme.OrdersTest.late:12");

    judge(WAIT, JOIN, BODY, user("com.acme.OrdersTest.early:12"), STAGE, POOL);

    assertThat(judge(WAIT, JOIN, BODY, caller, STAGE, POOL).stack()).contains(caller.element());
  }

  @Test
  void countsHoweverShortTheWaitButNotBeforeItsEndUnlessItLasts() {
    Candidate.Certainty certainty = judge(WAIT, JOIN, BODY, STAGE, POOL).certainty();

    assertThat(certainty.reached(1)).isFalse();
    assertThat(certainty.reachedAtTheEnd(1)).isTrue();
    assertThat(certainty.reached(1_000_000_000)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CompletableFuture.get",
        "CompletableFuture.join",
        "FutureTask.get",
        "ForkJoinTask.join",
        "AbstractExecutorService.invokeAll",
        "Executors$DelegatedExecutorService.invokeAny"
      })
  void firesForEachWayToWait(String method) {
    assertThat(judge(WAIT, jdk(JUC + method), BODY, POOL)).isNotNull();
  }

  @Test
  void firesForAWaitThatACollectionOrStreamMakesForTheCode() {
    Frame map = jdk("java.util.stream.ReferencePipeline$3$1.accept");
    Frame toList = jdk("java.util.stream.ReferencePipeline.toList");

    assertThat(judge(WAIT, JOIN, map, toList, BODY, POOL)).isNotNull();
    assertThat(judge(WAIT, JOIN, jdk("java.util.ArrayList.forEach"), BODY, POOL)).isNotNull();
  }

  @Test
  void isSilentAboutWaitsInsideOfWhatTheCodeCalls() {
    Frame send = jdk("jdk.internal.net.http.HttpClientImpl.send");
    Frame stream = jdk("java.util.stream.ForEachOps.evaluateParallel");
    Frame invoke = jdk(JUC + "ForkJoinTask.invoke");

    assertThat(judge(WAIT, JOIN, send, BODY, POOL)).isNull();
    assertThat(judge(WAIT, JOIN, library("io.cache.Cache.get"), BODY, POOL)).isNull();
    assertThat(judge(WAIT, invoke, stream, BODY, POOL)).isNull();
  }

  @Test
  void isSilentAtTheEdge() {
    assertThat(judge(WAIT, JOIN, BODY, user("com.acme.Main.main"))).isNull();
    assertThat(judge(WAIT, JOIN, BODY, threadStart())).isNull();
  }

  @Test
  void isSilentAboutTasksOfLibrariesAndWhoeverSaysThatHeBlocks() {
    Frame managed = jdk(JUC + "ForkJoinPool.managedBlock");

    assertThat(judge(WAIT, JOIN, BODY, library("org.junit.Runner.run"), EXEC, WORKER)).isNull();
    assertThat(judge(WAIT, JOIN, user("com.acme.Blocker.block"), managed, BODY, POOL)).isNull();
  }

  @Test
  void aForkJoinTaskIsJoinedInsideOfOneButNotInsideOfAnother() {
    Frame join = jdk(JUC + "ForkJoinTask.join");
    FutureWait inside = wait(false, true, WAIT, join, BODY, EXEC, WORKER);
    FutureWait other = wait(false, true, WAIT, join, BODY, POOL);

    assertThat(rule.judge(inside)).isNull();
    assertThat(rule.judge(other)).isNotNull();
    assertThat(judge(WAIT, JOIN, BODY, EXEC, WORKER)).isNotNull();
  }

  @Test
  void leavesTheTaskOfALoopToTheRuleOfLoopsButNotTheCallbackOfAStage() {
    assertThat(rule.judge(wait(true, false, WAIT, JOIN, BODY, POOL))).isNull();
    assertThat(rule.judge(wait(true, false, WAIT, JOIN, BODY, STAGE, POOL))).isNotNull();
  }

  @Test
  void isSilentWhereAnExecutorRunsItAtOnce() {
    Frame direct = inheriting(user("com.acme.Direct.execute"), JUC + "Executor");

    assertThat(judge(WAIT, JOIN, BODY, jdk(JUC + "FutureTask.run"), direct)).isNull();
  }

  private Candidate judge(Frame... innermostFirst) {
    return rule.judge(wait(false, false, innermostFirst));
  }

  private static FutureWait wait(boolean onLoop, boolean forkJoin, Frame... innermostFirst) {
    return new FutureWait("worker-1", onLoop, forkJoin, 7, List.of(innermostFirst), null);
  }
}
