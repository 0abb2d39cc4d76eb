package dev.selvedge.samples.virtualthread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.samples.support.Twin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hundreds of virtual threads wait on a few carriers, which go on with others. */
@Guarded
@Timeout(60)
class CarriersTests {
  private static final int MANY = 200;

  @Test
  void carriersAreFreeWhileHundredsWait() throws Exception {
    Rates rates = new Rates(new RateSource(Duration.ofMillis(500)));
    AtomicInteger begun = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Double>> prices = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        prices.add(
            threads.submit(
                () -> {
                  begun.incrementAndGet();
                  return rates.convert(10, "CHF");
                }));
        if (i % 50 == 49) {
          // Whoever comes now is served, though all before it still wait for the rates.
          assertThat(threads.submit(() -> "served").get()).isEqualTo("served");
        }
      }
      for (Future<Double> price : prices) {
        assertThat(price.get()).isEqualTo(9.5);
      }
    }
    assertThat(begun).hasValue(MANY);
  }

  @Test
  void aClassInitialiserThatKeepsItsCarrierIsFound() throws Exception {
    Recording recording =
        Selvedge.record(
            () -> {
              try (FreshClasses classes = new FreshClasses(PinningRates.class)) {
                assertThat(OnVirtualThread.call(() -> classes.convert(10, "CHF"))).isEqualTo(9.5);
              }
            });

    Twin.assertFound(recording, PinningRates.class);
  }

  @Test
  void aReadThatKeepsItsCarrierIsFound() throws Exception {
    try (Pipe pipe = new Pipe("stop")) {
      Recording recording =
          Selvedge.record(
              () -> {
                pipe.write();
                OnVirtualThread.call(new BlockingCommands(pipe.path)::next);
              });

      Twin.assertFound(recording, BlockingCommands.class);
    }
  }
}
