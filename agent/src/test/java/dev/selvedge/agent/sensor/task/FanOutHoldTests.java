package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When the owner of a fan-out is taken to have stopped to fork. */
class FanOutHoldTests {

  @ParameterizedTest
  @EnumSource(
      value = Thread.State.class,
      names = {"WAITING", "TIMED_WAITING"})
  void whoWaitsForSomeMillisecondsHasStopped(Thread.State state) {
    assertThat(FanOutHold.hasStopped(state, true, millis(5), 0)).isTrue();
    assertThat(FanOutHold.hasStopped(state, true, millis(4), 0)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Thread.State.class,
      names = {"WAITING", "TIMED_WAITING"})
  void whereThreadsComeLateItTakesLongerUntilThatIsSure(Thread.State state) {
    assertThat(FanOutHold.hasStopped(state, true, millis(12), millis(2))).isFalse();
    assertThat(FanOutHold.hasStopped(state, true, millis(13), millis(2))).isTrue();
  }

  /** As one does that leaves some time between its forks. */
  @Test
  void whoSleepsHasStoppedHoweverLateThreadsCome() {
    assertThat(FanOutHold.hasStopped(Thread.State.TIMED_WAITING, false, millis(5), millis(20)))
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Thread.State.class,
      names = {"RUNNABLE", "BLOCKED"})
  void whoRunsOrIsKeptOutOfMonitorHasNot(Thread.State state) {
    assertThat(FanOutHold.hasStopped(state, false, millis(100), 0)).isFalse();
  }

  private static long millis(long number) {
    return TimeUnit.MILLISECONDS.toNanos(number);
  }
}
