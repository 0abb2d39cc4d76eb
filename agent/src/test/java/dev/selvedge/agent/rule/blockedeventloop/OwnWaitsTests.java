package dev.selvedge.agent.rule.blockedeventloop;

import static dev.selvedge.agent.event.Frames.call;
import static dev.selvedge.agent.event.Frames.inheriting;
import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.threadStart;
import static dev.selvedge.agent.event.Frames.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.EventLoop;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.WaitKind;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Thresholds;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Waits in the body of a hand-written loop. */
class OwnWaitsTests {

  private static final Frame PARK = jdk("java.util.concurrent.locks.LockSupport.park");
  private static final Frame TAKE =
      inheriting(
          jdk("java.util.concurrent.LinkedBlockingQueue.take"),
          "java.util.concurrent.BlockingQueue");
  private static final Frame BODY = user("com.acme.Loop.run:20");
  private static final long LONG = 1_000_000_000;

  private final BlockedEventLoop rule = new BlockedEventLoop(Thresholds.DEFAULT);
  private final AtomicBoolean ended = new AtomicBoolean();
  private final EventLoop loop = new EventLoop("event loop", ended::get);

  @Test
  void theFirstMayBeTheLoopsOwnAndDoesNotCountHoweverLongItLasts() {
    Certainty first = certainty(judge(PARK, TAKE, BODY, threadStart()));

    assertThat(first.reached(LONG)).isFalse();
    assertThat(first.outlivesTheCall()).isTrue();
  }

  @Test
  void theFirstIsHarmlessOnceItIsRepeated() {
    Certainty first = certainty(judge(PARK, TAKE, BODY, threadStart()));

    assertThat(judge(PARK, TAKE, BODY, threadStart())).isNull();

    ended.set(true);
    assertThat(first.reached(LONG)).isFalse();
    assertThat(first.outlivesTheCall()).isFalse();
  }

  @Test
  void oneThatWasNeverRepeatedCountsWhenTheThreadHasEnded() {
    Certainty first = certainty(judge(PARK, TAKE, BODY, threadStart()));

    ended.set(true);

    assertThat(first.reached(0)).isTrue();
  }

  @Test
  void areLearntAnewWhenThereWereVeryManyLoops() {
    certainty(rule.judge(park("loop-0")));
    assertThat(rule.judge(park("loop-0"))).isNull();

    for (int i = 1; i <= 10_000; i++) {
      certainty(rule.judge(park("loop-" + i)));
    }

    assertThat(rule.judge(park("loop-0"))).isNotNull();
  }

  @Test
  void areToldApartByLine() {
    Certainty first = certainty(judge(PARK, TAKE, BODY, threadStart()));
    Certainty other = certainty(judge(PARK, TAKE, user("com.acme.Loop.run:30"), threadStart()));

    ended.set(true);
    assertThat(first.reached(0)).isTrue();
    assertThat(other.reached(0)).isTrue();
  }

  @Test
  void areToldApartByThread() {
    BlockingCall mine = call(WaitKind.PARK, loop, PARK, TAKE, BODY, threadStart());
    BlockingCall others =
        new BlockingCall(mine.kind(), "loop-1", mine.loop(), mine.nanos(), mine.frames());

    certainty(rule.judge(mine));

    assertThat(rule.judge(others)).isNotNull();
  }

  @Test
  void inTheBodyOfAThreadASelectIsTheLoopsOwn() {
    Frame select = jdk("sun.nio.ch.SelectorImpl.select");
    Frame task = user("com.acme.Task.run:7");

    assertThat(rule.judge(call(WaitKind.SELECT, loop, select, BODY, threadStart()))).isNull();
    Candidate ofTask = rule.judge(call(WaitKind.SELECT, loop, select, task, BODY, threadStart()));
    ended.set(true);
    assertThat(certainty(ofTask).reached(0)).isTrue();
  }

  @Test
  void aSelectThatALoopMakesAgainAndAgainIsItsOwnWhateverClassItStandsIn() {
    Frame select = jdk("sun.nio.ch.SelectorImpl.select");
    Frame client = user("com.acme.Client.poll:7");
    BlockingCall call = call(WaitKind.SELECT, loop, select, client, BODY, threadStart());

    Certainty first = certainty(rule.judge(call));
    assertThat(rule.judge(call)).isNull();

    ended.set(true);
    assertThat(first.reached(LONG)).isFalse();
  }

  @Test
  void aSelectInATaskOfAnExecutorIsNeverALoopsOwn() {
    Frame select = jdk("sun.nio.ch.SelectorImpl.select");
    Frame task = user("com.acme.Task.run:7");
    Frame pool = jdk("java.util.concurrent.ThreadPoolExecutor.runWorker");
    BlockingCall call = call(WaitKind.SELECT, loop, select, task, pool, threadStart());

    assertThat(certainty(rule.judge(call)).reached(0)).isTrue();
    assertThat(certainty(rule.judge(call)).reached(0)).isTrue();
  }

  @Test
  void mayBeMadeByMethodsOfTheLoopItself() {
    Frame step = user("com.acme.Loop.step:30");
    Frame lambda = user("com.acme.Loop.lambda$start$0:12");

    assertThat(certainty(judge(PARK, TAKE, step, BODY, threadStart())).reached(LONG)).isFalse();
    assertThat(certainty(judge(PARK, TAKE, BODY, lambda, threadStart())).reached(LONG)).isFalse();
  }

  @Test
  void areNotWhatALoopRunsForOthers() {
    Frame lambda = user("com.acme.Loop.lambda$submit$0:40");
    Frame task = user("com.acme.Task.run:7");

    assertThat(certainty(judge(PARK, TAKE, lambda, BODY, threadStart())).reached(0)).isTrue();
    assertThat(certainty(judge(PARK, TAKE, task, BODY, threadStart())).reached(0)).isTrue();
  }

  @Test
  void areNeverMadeOnALatch() {
    Frame await = jdk("java.util.concurrent.CountDownLatch.await");

    assertThat(certainty(judge(PARK, await, BODY, threadStart())).reached(0)).isTrue();
    assertThat(certainty(judge(PARK, await, BODY, threadStart())).reached(0)).isTrue();
  }

  @Test
  void mayBeABarePark() {
    Certainty first = certainty(judge(PARK, BODY, threadStart()));

    assertThat(first.reached(LONG)).isFalse();
    assertThat(judge(PARK, BODY, threadStart())).isNull();
  }

  @Test
  void aBareParkThatFoundItsPermitNeverCounts() {
    Certainty first = certainty(judge(PARK, BODY, threadStart()));

    ended.set(true);

    assertThat(first.reached(1_000)).isFalse();
    assertThat(first.reached(LONG)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"SLEEP", "FUTURE", "JOIN", "FILE", "SOCKET", "DNS", "PROCESS"})
  void areNoneOfTheseHoweverOften(WaitKind kind) {
    BlockingCall call = call(kind, loop, jdk("java.lang.Thread.sleep"), BODY, threadStart());

    assertThat(certainty(rule.judge(call)).reached(0)).isTrue();
    assertThat(certainty(rule.judge(call)).reached(0)).isTrue();
  }

  @Test
  void areNotThoseOfWhatTheLoopRuns() {
    for (int i = 0; i < 2; i++) {
      Candidate candidate = judge(PARK, TAKE, user("com.acme.Handler.handle"), BODY, threadStart());
      assertThat(certainty(candidate).reached(0)).isTrue();
    }
  }

  private BlockingCall park(String thread) {
    BlockingCall call = call(WaitKind.PARK, loop, PARK, TAKE, BODY, threadStart());
    return new BlockingCall(call.kind(), thread, loop, call.nanos(), call.frames());
  }

  private @Nullable Candidate judge(Frame... stack) {
    return rule.judge(call(WaitKind.PARK, loop, stack));
  }

  private static Certainty certainty(@Nullable Candidate candidate) {
    return Objects.requireNonNull(candidate).certainty();
  }
}
