package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WatchdogTests {

  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void looksAgainAfterTheTimeThatTheWatchAnswers() {
    Watchdog.add(watch(() -> looks.incrementAndGet() < 5 ? 1_000_000 : Watchdog.NEVER));

    await().untilAsserted(() -> assertThat(looks).hasValueGreaterThanOrEqualTo(5));
  }

  @Test
  void looksWhenItIsWoken() {
    Watchdog.add(
        watch(
            () -> {
              looks.incrementAndGet();
              return Watchdog.NEVER;
            }));
    await().untilAsserted(() -> assertThat(looks).hasPositiveValue());
    int before = looks.get();

    Watchdog.wake();

    await().untilAsserted(() -> assertThat(looks).hasValueGreaterThan(before));
  }

  @Test
  void aWatchThatThrowsIsSwitchedOffAndSaidOnceAndTheOthersGoOn() {
    AtomicReference<String> said = new AtomicReference<>("");
    SensorFault.reportTo((part, cause) -> said.set(part + ": " + cause.getMessage()));
    AtomicInteger broken = new AtomicInteger();
    Watchdog.add(
        watch(
            () -> {
              broken.incrementAndGet();
              throw new IllegalStateException("broken");
            }));
    Watchdog.add(watch(() -> looks.incrementAndGet() < 20 ? 1_000_000 : Watchdog.NEVER));

    await().untilAsserted(() -> assertThat(looks).hasValueGreaterThanOrEqualTo(20));
    assertThat(said).hasValue("the watch of the test: broken");
    assertThat(broken).hasValue(1);
  }

  private interface Look {
    long look();
  }

  private static Watchdog.Watch watch(Look look) {
    return new Watchdog.Watch() {
      @Override
      public long look(long now) {
        return look.look();
      }

      @Override
      public String part() {
        return "the watch of the test";
      }
    };
  }
}
