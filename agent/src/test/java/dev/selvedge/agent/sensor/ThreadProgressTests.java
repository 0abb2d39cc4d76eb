package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What tells a thread that goes on from one that is held up. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "nobody else counts it")
class ThreadProgressTests {

  private static final long GRACE = TimeUnit.MILLISECONDS.toNanos(40);

  private final ThreadProgress before = ThreadProgress.ofCurrent();
  private final long began = System.nanoTime();

  @Test
  void isThatOfAThreadThatComputes() {
    while (!before.isPast(GRACE, lasted(), false)) {
      assertThat(lasted()).isLessThan(TimeUnit.MINUTES.toNanos(1));
    }
  }

  @Test
  void isThatOfAThreadThatWaitsInACall() {
    while (!before.isPast(GRACE, lasted(), true)) {
      LockSupport.parkNanos(GRACE);
      assertThat(lasted()).isLessThan(TimeUnit.MINUTES.toNanos(1));
    }
  }

  @Test
  void isNotThatOfAThreadOfWhichNobodyKnowsThatItWaits() {
    assertThat(before.isPast(TimeUnit.MINUTES.toNanos(1), lasted(), false)).isFalse();
  }

  @Test
  void isNotKnownOfAThreadThatNobodyCounts() {
    assertThat(ThreadProgress.UNKNOWN.isPast(0, Long.MAX_VALUE, true)).isFalse();
  }

  private long lasted() {
    return System.nanoTime() - began;
  }
}
