package dev.selvedge.agent.rule.blockedcommonpool;

import static dev.selvedge.agent.event.Frames.call;
import static dev.selvedge.agent.event.Frames.inheriting;
import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.EventLoop;
import dev.selvedge.agent.event.EventLoop.Role;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.WaitKind;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class BlockedCommonPoolTests {

  private static final EventLoop COMMON =
      new EventLoop("worker of the common pool", Role.COMMON_POOL, () -> false);
  private static final Frame SLEEP = jdk("java.lang.Thread.sleep");
  private static final Frame BODY = user("com.acme.Prices.load:41");
  private static final Frame STAGE = jdk("java.util.concurrent.CompletableFuture$AsyncSupply.run");
  private static final Frame MANAGED = jdk("java.util.concurrent.ForkJoinPool.managedBlock");

  private final BlockedCommonPool rule = new BlockedCommonPool();

  @Test
  void isAWarningByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.WARNING);
    assertThat(rule.name()).isEqualTo("BlockedCommonPool");
  }

  @Test
  void tellsWhatBlocksWhichWorkerAndWhere() {
    Candidate candidate = judge(WaitKind.SLEEP, SLEEP, BODY);

    assertThat(candidate.message())
        .isEqualTo(
            "Thread.sleep blocks the worker 'loop-0' of the common pool, of which the whole JVM has"
                + " only a few: it sleeps at Prices.load (Prices.java:41)");
    assertThat(candidate.site()).isEqualTo(BODY.element());
  }

  @Test
  void tellsOfEachWayToThePlaceTheStackOfThatWay() {
    Frame caller = user("com.acme.PricesTest.late:12");

    judge(WaitKind.SLEEP, SLEEP, BODY, user("com.acme.PricesTest.early:12"));

    assertThat(judge(WaitKind.SLEEP, SLEEP, BODY, caller).stack()).contains(caller.element());
  }

  @ParameterizedTest
  @EnumSource(
      value = WaitKind.class,
      names = {"SLEEP", "FILE", "SOCKET", "SELECT", "DNS", "PROCESS"})
  void firesForSleepAndIo(WaitKind kind) {
    assertThat(judge(kind, SLEEP, BODY)).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = WaitKind.class,
      mode = Mode.EXCLUDE,
      names = {"SLEEP", "FILE", "SOCKET", "SELECT", "DNS", "PROCESS"})
  void isSilentAboutOtherWaits(WaitKind kind) {
    assertThat(judge(kind, SLEEP, BODY)).isNull();
  }

  @Test
  void firesForTheHttpClientThoughItWaitsForAFuture() {
    Frame send =
        inheriting(jdk("jdk.internal.net.http.HttpClientImpl.send"), "java.net.http.HttpClient");

    assertThat(judge(WaitKind.FUTURE, SLEEP, send, BODY)).isNotNull();
  }

  @Test
  void isSilentOnAnEventLoop() {
    assertThat(rule.judge(call(WaitKind.SLEEP, SLEEP, BODY, STAGE))).isNull();
  }

  @Test
  void isSilentAboutWhatALibraryDoesThere() {
    Frame cache = library("io.cache.Refresh.run");

    assertThat(judge(WaitKind.SLEEP, SLEEP, cache)).isNull();
    assertThat(judge(WaitKind.SLEEP, SLEEP, BODY, cache)).isNull();
    assertThat(judge(WaitKind.SLEEP, SLEEP, cache, BODY)).isNotNull();
  }

  @Test
  void isSilentWhereTheCodeSaysThatItBlocks() {
    assertThat(judge(WaitKind.SLEEP, SLEEP, user("com.acme.Blocker.block"), MANAGED, BODY))
        .isNull();
  }

  @Test
  void isSilentAboutHarmlessCalls() {
    Frame load = inheriting(jdk("java.lang.ClassLoader.loadClass"), "java.lang.ClassLoader");

    assertThat(judge(WaitKind.FILE, jdk("java.io.FileInputStream.read"), load, BODY)).isNull();
  }

  private Candidate judge(WaitKind kind, Frame... innermostFirst) {
    List<Frame> frames = new ArrayList<>(Arrays.asList(innermostFirst));
    frames.add(STAGE);
    return rule.judge(call(kind, COMMON, frames.toArray(Frame[]::new)));
  }
}
