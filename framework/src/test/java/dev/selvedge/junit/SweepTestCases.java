package dev.selvedge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.CancellationPoint;
import dev.selvedge.CancellationSweep;
import dev.selvedge.Guarded;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The fixtures whose tests are swept; run by the engine test kit only. */
final class SweepTestCases {

  private SweepTestCases() {}

  /** A service in right form: it waits for a permit, in its pool and for its pool. */
  private static final class Quotes implements AutoCloseable {
    final Semaphore permits = new Semaphore(1);
    private final ExecutorService pool = Executors.newFixedThreadPool(1);

    int best() throws Exception {
      permits.acquire(); // POINT
      try {
        Future<Integer> price = pool.submit(Quotes::ask);
        try {
          return price.get(); // POINT
        } finally {
          price.cancel(true);
        }
      } finally {
        permits.release();
      }
    }

    private static int ask() throws InterruptedException {
      Thread.sleep(30); // POINT
      return 3;
    }

    @Override
    public void close() {
      pool.shutdownNow();
    }
  }

  static class RightCases {
    private final Quotes quotes = new Quotes();

    @CancellationSweep
    void best(CancellationPoint point) throws Exception {
      int best = quotes.best();

      assertThat(best).isEqualTo(3);
      assertThat(point.wasReached()).isFalse();
    }

    @AfterEach
    void nothingIsHeldBack() {
      quotes.close();
      assertThat(quotes.permits.availablePermits()).isEqualTo(1);
    }

    @Nested
    class Inside {
      @CancellationSweep
      void bestToo() throws Exception {
        assertThat(quotes.best()).isEqualTo(3);
      }
    }
  }

  static class SwallowingCases {
    @CancellationSweep
    void retries() {
      for (int tries = 0; tries < 3; tries++) {
        pause();
      }
    }

    private static void pause() {
      try {
        Thread.sleep(5); // FLAW
      } catch (InterruptedException e) {
        System.identityHashCode(e);
      }
    }
  }

  static class HoldingBackCases {
    private final Semaphore permits = new Semaphore(1);

    @CancellationSweep
    void works() throws InterruptedException {
      permits.acquire();
      Thread.sleep(5); // FLAW
      permits.release();
    }

    @AfterEach
    void nothingIsHeldBack() {
      assertThat(permits.availablePermits()).isEqualTo(1);
    }
  }

  static class HangingCases {
    @CancellationSweep(grace = "400ms")
    void waitsForWhatWasCancelled() throws Exception {
      CompletableFuture<Integer> price = new CompletableFuture<>();
      BlockingQueue<Integer> prices = new LinkedBlockingQueue<>();
      Thread asking =
          new Thread(
              () -> {
                try {
                  price.complete(prices.take()); // FLAW
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      asking.start();
      prices.add(3);

      assertThat(price.join()).isEqualTo(3);
    }
  }

  static class LateCases {
    static final Semaphore END = new Semaphore(0);

    @CancellationSweep(grace = "100ms")
    void goesOn() throws Exception {
      Thread working = new Thread(LateCases::work);
      working.start();
      working.join();
    }

    private static void work() {
      try {
        Thread.sleep(5); // FLAW
      } catch (InterruptedException e) {
        END.acquireUninterruptibly();
      }
    }
  }

  static class NothingCases {
    @CancellationSweep
    void computes() {}
  }

  static class FailingCases {
    @CancellationSweep
    void fails() throws InterruptedException {
      Thread.sleep(1);
      throw new IllegalStateException("by itself");
    }
  }

  static class ManyCases {
    @CancellationSweep(maxPoints = 2)
    void waits() throws InterruptedException {
      Thread.sleep(1);
      Thread.sleep(1);
      Thread.sleep(1);
    }

    @CancellationSweep(budget = "1ms")
    void takesLong() throws InterruptedException {
      Thread.sleep(5);
    }
  }

  static class OnceCases {
    private static int runs;

    /** The first run alone waits. */
    @CancellationSweep
    void waitsOnce() throws InterruptedException {
      if (runs++ == 0) {
        Thread.sleep(1);
      }
    }
  }

  /** Of one instance for all, made before; what waits was begun before the test. */
  @Guarded
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class WorkerCases {
    private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private Thread worker = new Thread();

    @BeforeEach
    void begin() {
      worker = new Thread(this::work);
      worker.start();
    }

    private void work() {
      try {
        while (true) {
          work.take().run(); // POINT
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @CancellationSweep
    void works(CancellationPoint point) throws InterruptedException {
      CountDownLatch done = new CountDownLatch(1);
      work.add(done::countDown);
      done.await(point.isCancelled() ? 20 : 60_000, TimeUnit.MILLISECONDS);
    }

    @AfterEach
    void end() throws InterruptedException {
      worker.interrupt();
      worker.join();
      work.clear();
    }
  }

  static class ParallelCases {
    @CancellationSweep
    void one() throws InterruptedException {
      Thread.sleep(2);
      Thread.sleep(2);
    }

    @CancellationSweep
    void other() throws InterruptedException {
      Thread.sleep(2);
      Thread.sleep(2);
    }
  }

  static class ConcurrentCases {
    @CancellationSweep
    @Execution(ExecutionMode.CONCURRENT)
    void waits() throws InterruptedException {
      Thread.sleep(1);
    }
  }

  static class SenselessCases {
    @CancellationSweep(budget = "soon")
    void waits() throws InterruptedException {
      Thread.sleep(1);
    }
  }
}
