package dev.selvedge.agent.rule.blockedeventloop;

import static dev.selvedge.agent.event.Frames.call;
import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.threadStart;
import static dev.selvedge.agent.event.Frames.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.WaitKind;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Severity;
import dev.selvedge.agent.rule.Thresholds;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class BlockedEventLoopTests {

  private static final Frame SLEEP = jdk("java.lang.Thread.sleep:509");
  private static final Frame PARK = jdk("java.util.concurrent.locks.LockSupport.park");
  private static final Frame AWAIT = jdk("java.util.concurrent.CountDownLatch.await");
  private static final Frame HANDLER = user("com.acme.Handler.handle:41");
  private static final Frame ROUTER = library("io.web.Router.dispatch");
  private static final long MILLI = 1_000_000;

  private final BlockedEventLoop rule =
      new BlockedEventLoop(Thresholds.DEFAULT.withLock(10 * MILLI));

  @Test
  void isAnErrorByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.ERROR);
    assertThat(rule.name()).isEqualTo("BlockedEventLoop");
  }

  @Test
  void tellsWhatWasCalledWhereOnWhichThreadAndWhen() {
    BlockingCall sleep = call(WaitKind.SLEEP, SLEEP, HANDLER, ROUTER);

    Candidate candidate = judge(sleep);

    assertThat(candidate.rule()).isSameAs(rule);
    assertThat(candidate.api()).isEqualTo("java.lang.Thread.sleep");
    assertThat(candidate.site()).isEqualTo(HANDLER.element());
    assertThat(candidate.stack())
        .containsExactly(SLEEP.element(), HANDLER.element(), ROUTER.element());
    assertThat(candidate.thread()).isEqualTo("loop-0");
    assertThat(candidate.nanos()).isEqualTo(sleep.nanos());
  }

  @Test
  void saysTheSameOfASecondCallAtThePlaceWithATimeAndCertaintyOfItsOwn() {
    BlockingCall first = call(WaitKind.LOCK, PARK, AWAIT, HANDLER);
    BlockingCall second =
        new BlockingCall(first.kind(), first.thread(), first.loop(), 2_000, first.frames());

    Candidate one = judge(first);
    Candidate other = judge(second);

    assertThat(other.message()).isEqualTo(one.message());
    assertThat(other.stack()).isEqualTo(one.stack());
    assertThat(other.nanos()).isEqualTo(2_000);
    assertThat(other.certainty()).isNotSameAs(one.certainty());
  }

  @Test
  void tellsOfEachWayToThePlaceTheStackOfThatWay() {
    Frame early = user("com.acme.PricesTest.early:12");
    Frame late = user("com.acme.PricesTest.late:12");

    Candidate one = judge(call(WaitKind.SLEEP, SLEEP, HANDLER, early));
    Candidate other = judge(call(WaitKind.SLEEP, SLEEP, HANDLER, late));

    assertThat(one.stack()).last().isEqualTo(early.element());
    assertThat(other.stack()).last().isEqualTo(late.element());
    assertThat(other.site()).isEqualTo(one.site());
  }

  @Test
  void tellsTwoCallsOfOneMethodApart() {
    Frame first = user("com.acme.PricesTest.both:12");
    Frame second = user("com.acme.PricesTest.both:13");

    judge(call(WaitKind.SLEEP, SLEEP, HANDLER, first));

    assertThat(judge(call(WaitKind.SLEEP, SLEEP, HANDLER, second)).stack())
        .last()
        .isEqualTo(second.element());
  }

  @Test
  void saysOfEachKindOfWaitAndEachThreadWhatItIs() {
    BlockingCall sleep = call(WaitKind.SLEEP, SLEEP, HANDLER);
    BlockingCall elsewhere =
        new BlockingCall(sleep.kind(), "loop-1", sleep.loop(), 1, sleep.frames());
    BlockingCall other = call(WaitKind.FILE, SLEEP, HANDLER);

    assertThat(judge(sleep).message()).contains("'loop-0'", "sleeps");
    assertThat(judge(elsewhere).message()).contains("'loop-1'", "sleeps");
    assertThat(judge(other).message()).contains("'loop-0'", "file");
  }

  @Test
  void namesTheApiAsItsCallerKnowsIt() {
    Frame read =
        Frame.of(
            new StackTraceElement("sun.nio.ch.FileChannelImpl", "read", "FileChannelImpl.java", 7),
            Owner.JDK,
            "java.nio.channels.FileChannel.read");

    assertThat(judge(call(WaitKind.FILE, read, HANDLER)).api())
        .isEqualTo("java.nio.channels.FileChannel.read");
  }

  @Test
  void namesTheOutermostApiThatTheUserCalled() {
    Frame query = library("org.pool.PooledConnection.query");

    assertThat(judge(call(WaitKind.SOCKET, jdk("java.net.Socket.read"), query, HANDLER)).api())
        .isEqualTo("org.pool.PooledConnection.query");
  }

  @Test
  void blamesALibraryThatBlocksByItself() {
    Candidate candidate = judge(call(WaitKind.SLEEP, SLEEP, ROUTER, threadStart()));

    assertThat(candidate.site()).isEqualTo(ROUTER.element());
  }

  @Test
  void isSilentAboutAnIdleWorkerOfTheJdk() {
    assertThat(
            rule.judge(
                call(
                    WaitKind.PARK,
                    PARK,
                    jdk("java.util.concurrent.ThreadPoolExecutor.getTask"),
                    threadStart())))
        .isNull();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"LOCK", "MONITOR"})
  void firesAtOnceWhateverTheWaitIs(WaitKind kind) {
    assertThat(judge(call(kind, AWAIT, HANDLER, ROUTER)).certainty().reached(0)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"LOCK", "MONITOR"})
  void firesForALockOnceItLastsAsLongAsTheThreshold(WaitKind kind) {
    Candidate candidate =
        judge(call(kind, PARK, jdk("java.util.concurrent.locks.ReentrantLock"), HANDLER));

    assertThat(candidate.certainty().reached(10 * MILLI - 1)).isFalse();
    assertThat(candidate.certainty().reached(10 * MILLI)).isTrue();
    assertThat(candidate.certainty().outlivesTheCall()).isFalse();
  }

  @Test
  void takesTheUsersThresholdForLocks() {
    BlockedEventLoop strict = new BlockedEventLoop(Thresholds.DEFAULT.withLock(0));

    Candidate candidate =
        Objects.requireNonNull(strict.judge(call(WaitKind.LOCK, PARK, AWAIT, HANDLER)));
    assertThat(candidate.certainty().reached(0)).isTrue();
  }

  @Test
  void givesABareParkTheTimeToFindItsPermit() {
    Candidate candidate = judge(call(WaitKind.PARK, PARK, HANDLER, ROUTER));

    assertThat(candidate.certainty().reached(2 * MILLI - 1)).isFalse();
    assertThat(candidate.certainty().reached(2 * MILLI)).isTrue();
  }

  @Test
  void believesABareParkThatLastsAsLongAsItWasAskedTo() {
    assertThat(park(3 * MILLI / 2).certainty().reached(3 * MILLI / 2 - 1)).isFalse();
    assertThat(park(3 * MILLI / 2).certainty().reached(3 * MILLI / 2)).isTrue();
    assertThat(park(MILLI / 10).certainty().reached(MILLI - 1)).isFalse();
    assertThat(park(1_000 * MILLI).certainty().reached(2 * MILLI)).isTrue();
  }

  @Test
  void givesNoTimeToAParkInsideOfSomethingThatWaits() {
    assertThat(judge(call(WaitKind.PARK, PARK, AWAIT, HANDLER, ROUTER)).certainty().reached(0))
        .isTrue();
  }

  private Candidate park(long spanNanos) {
    BlockingCall endless = call(WaitKind.PARK, PARK, HANDLER, ROUTER);
    return judge(
        new BlockingCall(
            endless.kind(),
            endless.thread(),
            endless.loop(),
            endless.nanos(),
            spanNanos,
            endless.frames(),
            null));
  }

  private Candidate judge(BlockingCall call) {
    return Objects.requireNonNull(rule.judge(call));
  }
}
