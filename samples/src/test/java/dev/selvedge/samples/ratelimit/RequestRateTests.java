package dev.selvedge.samples.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.selvedge.CancellationSweep;
import dev.selvedge.Guarded;
import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Stopwatch;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
      assertThat(watch.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(20L * i));
    }
  }

  @Test
  void aServiceHasNoMoreCallsInASecond() throws Exception {
    RequestRate rate = new RequestRate(100);
    try (SlowServer server = SlowServer.start();
        HttpClient client = HttpClient.newHttpClient();
        var scope = StructuredTaskScope.open(Joiner.<Integer>awaitAllSuccessfulOrThrow())) {
      HttpRequest request = HttpRequest.newBuilder(server.slow(Duration.ZERO, "tea")).build();
      long begin = System.nanoTime();
      for (int i = 0; i < 30; i++) {
        scope.fork(
            () -> {
              rate.acquire();
              return client.send(request, BodyHandlers.discarding()).statusCode();
            });
      }
      scope.join();

      List<Long> millis =
          server.times().stream().sorted().map(time -> (time - begin) / 1_000_000).toList();
      assertThat(millis).hasSize(30);
      for (int i = 0; i < 30; i++) {
        assertThat(millis.get(i)).as("call %s of %s", i, millis).isGreaterThanOrEqualTo(10L * i);
      }
    }
  }

  @Test
  void thereIsNoBurstAfterAPause() throws Exception {
    RequestRate rate = new RequestRate(10);
    rate.acquire();
    Stopwatch pause = Stopwatch.start();
    await().until(() -> pause.elapsed().toMillis() > 250);

    Stopwatch watch = Stopwatch.start();
    for (int i = 0; i < 3; i++) {
      rate.acquire();
    }
    assertThat(watch.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(200));
  }

  @Test
  void whoHasNoPatienceTakesNoTurn() throws Exception {
    RequestRate rate = new RequestRate(2);
    Stopwatch watch = Stopwatch.start();
    assertThat(rate.tryAcquire(Duration.ZERO)).isTrue();

    for (int i = 0; i < 10; i++) {
      boolean mayGo = rate.tryAcquire(Duration.ofMillis(1));
      // Where the machine has stopped meanwhile it may.
      assertThat(mayGo && watch.elapsed().toMillis() < 499).isFalse();
    }
    watch = Stopwatch.start();
    rate.acquire();
    assertThat(watch.elapsed()).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void whoHasNoPatienceAtAllGoesIfItIsHisTurn() throws Exception {
    assertThat(new RequestRate(1).tryAcquire(Duration.ofSeconds(-1))).isTrue();
  }

  @Test
  void thereIsNoLimitToPatience() throws Exception {
    RequestRate rate = new RequestRate(1000);

    assertThat(rate.tryAcquire(ChronoUnit.FOREVER.getDuration())).isTrue();
    assertThat(rate.tryAcquire(ChronoUnit.FOREVER.getDuration())).isTrue();
  }

  @Test
  void whoIsInterruptedTakesNoTurn() throws Exception {
    RequestRate rate = new RequestRate(1);
    Thread.currentThread().interrupt();

    assertThatThrownBy(rate::acquire).isInstanceOf(InterruptedException.class);
    assertThat(rate.tryAcquire(Duration.ZERO)).isTrue();
  }

  @Test
  void aRateOfNoneIsRefused() {
    assertThatThrownBy(() -> new RequestRate(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @CancellationSweep
  void itEndsWhereverItIsCancelled() throws Exception {
    RequestRate rate = new RequestRate(50);
    rate.acquire();
    rate.acquire();
  }
}
