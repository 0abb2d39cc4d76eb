package dev.selvedge.samples.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.selvedge.CancellationSweep;
import dev.selvedge.Guarded;
import dev.selvedge.samples.support.Stopwatch;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No more come through in a second than may, and not in bursts. */
@Guarded
@Timeout(60)
class RequestRateTests {

  @Test
  void theyComeAtEqualDistances() throws Exception {
    RequestRate rate = new RequestRate(50);
    Stopwatch watch = Stopwatch.start();

    for (int i = 0; i < 10; i++) {
      rate.acquire();
      // The first one may have had its turn before the watch was started.
      assertThat(watch.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(20L * i - 20));
    }
  }

  @Test
  void manyAtOnceHaveToWaitAsWell() throws Exception {
    RequestRate rate = new RequestRate(100);
    Queue<Duration> times = new ConcurrentLinkedQueue<>();
    Stopwatch watch = Stopwatch.start();

    try (var scope = StructuredTaskScope.open(Joiner.<Void>awaitAllSuccessfulOrThrow())) {
      for (int i = 0; i < 30; i++) {
        scope.fork(
            () -> {
              rate.acquire();
              times.add(watch.elapsed());
              return null;
            });
      }
      scope.join();
    }

    for (int i = 0; i < 30; i++) {
      Duration end = Duration.ofMillis(10L * i);
      assertThat(times.stream().filter(time -> time.compareTo(end) < 0))
          .as("by " + end)
          .hasSizeLessThanOrEqualTo(i + 1);
    }
  }

  @Test
  void thereIsNoBurstAfterAPause() throws Exception {
    RequestRate rate = new RequestRate(10);
    rate.acquire();
    Stopwatch pause = Stopwatch.start();
    await().until(() -> pause.elapsed().toMillis() > 250);

    rate.acquire();
    assertThat(rate.tryAcquire(Duration.ZERO)).isFalse();
  }

  @Test
  void whoHasNoPatienceTakesNoTurn() throws Exception {
    RequestRate rate = new RequestRate(2);
    assertThat(rate.tryAcquire(Duration.ZERO)).isTrue();

    for (int i = 0; i < 10; i++) {
      assertThat(rate.tryAcquire(Duration.ofMillis(1))).isFalse();
    }
    Stopwatch watch = Stopwatch.start();
    rate.acquire();
    assertThat(watch.elapsed()).isLessThan(Duration.ofSeconds(4));
  }

  @CancellationSweep
  void itEndsWhereverItIsCancelled() throws Exception {
    RequestRate rate = new RequestRate(50);
    rate.acquire();
    rate.acquire();
  }
}
