package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who holds a monitor for lack of a processor, and who does not. */
class MonitorHolderTests {

  private static final long LEAST = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long BEFORE = TimeUnit.SECONDS.toNanos(1);

  private final MonitorHolder running = new MonitorHolder(false, true, false, 7, BEFORE);

  @Test
  void whoWouldRunAndHasHardlyComputedHadNoProcessor() {
    assertThat(running.hadNoProcessorUntil(now(false, 7, LEAST - 1), LEAST)).isTrue();
  }

  /** It has given the monitor back, and waits for what it does next. */
  @Test
  void whoWaitsNowMayHaveHadNoneBefore() {
    assertThat(running.hadNoProcessorUntil(now(true, 8, 0), LEAST)).isTrue();
  }

  @Test
  void whoHasComputedHadOne() {
    assertThat(running.hadNoProcessorUntil(now(false, 7, LEAST), LEAST)).isFalse();
  }

  @Test
  void whoHasWaitedDidNotWantOne() {
    assertThat(running.hadNoProcessorUntil(now(false, 8, 0), LEAST)).isFalse();
    assertThat(running.hadNoProcessorUntil(now(true, 9, 0), LEAST)).isFalse();
  }

  @Test
  void whoDidNotRunDidNotWantOne() {
    MonitorHolder reading = new MonitorHolder(false, false, false, 7, BEFORE);

    assertThat(reading.hadNoProcessorUntil(now(false, 7, 0), LEAST)).isFalse();
  }

  @Test
  void nothingIsSaidWhereNobodyCountsCpuTime() {
    MonitorHolder unknown = new MonitorHolder(false, true, false, 7, -1);

    assertThat(unknown.hadNoProcessorUntil(now(false, 7, 0), LEAST)).isFalse();
    assertThat(running.hadNoProcessorUntil(new MonitorHolder(false, true, false, 7, -1), LEAST))
        .isFalse();
  }

  private static MonitorHolder now(boolean waits, long number, long computedNanos) {
    return new MonitorHolder(false, !waits, waits, number, BEFORE + computedNanos);
  }
}
