package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EffortTests {

  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  @Test
  void whatNoThreadDoesWaits() {
    Effort effort = new Effort(null);
    effort.look(1);
    effort.look(1 + 10 * MILLI);

    assertThat(effort.waitedNanos()).isEqualTo(10 * MILLI);
    assertThat(effort.computedNanos()).isZero();
  }

  @Test
  void aLookThatIsLateCountsNoMoreThanItMay() {
    Effort effort = new Effort(null);
    effort.look(1);
    effort.look(1 + 100 * Effort.MOST_AT_ONCE);

    assertThat(effort.waitedNanos()).isEqualTo(Effort.MOST_AT_ONCE);
  }

  @Test
  void aThreadThatWaitsDoesNotCompute() throws InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    Thread waits = new Thread(() -> pass(gate));
    waits.start();
    await().until(() -> waits.getState() == Thread.State.WAITING);
    Effort effort = new Effort(waits);
    effort.look(1);
    effort.look(1 + 10 * MILLI);
    gate.countDown();
    waits.join();

    assertThat(effort.waitedNanos()).isEqualTo(10 * MILLI);
    assertThat(effort.computedNanos()).isZero();
  }

  @Test
  void aThreadThatComputesDoesNotWait() {
    Effort effort = new Effort(Thread.currentThread());
    effort.look(System.nanoTime());
    long sum = 0;
    while (effort.computedNanos() < 5 * MILLI) {
      for (int i = 0; i < 1_000_000; i++) {
        sum += i;
      }
      effort.look(System.nanoTime());
    }

    assertThat(sum).isPositive();
    assertThat(effort.waitedNanos()).isZero();
  }

  private static void pass(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
