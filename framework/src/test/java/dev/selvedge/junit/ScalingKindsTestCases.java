package dev.selvedge.junit;

import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;

import dev.selvedge.Allow;
import dev.selvedge.FanOutLimit;
import dev.selvedge.FanOutScaling;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Fan-outs with and without a bound, whose tasks are quick; run by the engine test kit. */
final class ScalingKindsTestCases {

  private ScalingKindsTestCases() {}

  /** What all have in common. */
  abstract static class Forking {
    final ExecutorService cached = Executors.newCachedThreadPool();
    final AtomicLong done = new AtomicLong();

    @AfterEach
    void close() {
      cached.shutdown();
    }

    final Integer work() {
      done.incrementAndGet();
      return 1;
    }

    final Integer gatedWork(Semaphore permits) throws InterruptedException {
      permits.acquire();
      try {
        return work();
      } finally {
        permits.release();
      }
    }

    static void await(List<Future<Integer>> futures) throws Exception {
      for (Future<Integer> each : futures) {
        each.get();
      }
    }
  }

  static class GrowingCases extends Forking {
    @FanOutScaling
    void cachedPool(int inputs) throws Exception {
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < inputs; i++) {
        futures.add(cached.submit(this::work)); // GROWS cachedPool
      }
      await(futures);
    }

    @FanOutScaling(sizes = {10, 20, 40})
    void threads(int inputs) throws Exception {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < inputs; i++) {
        Thread thread = new Thread(this::work);
        threads.add(thread);
        thread.start(); // GROWS threads
      }
      for (Thread each : threads) {
        each.join();
      }
    }

    @FanOutScaling
    void stages(int inputs) {
      List<CompletableFuture<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < inputs; i++) {
        futures.add(CompletableFuture.supplyAsync(this::work, cached)); // GROWS stages
      }
      futures.forEach(CompletableFuture::join);
    }

    @FanOutScaling
    void poolMadeFromTheInput(int inputs) throws Exception {
      ExecutorService pool = Executors.newFixedThreadPool(inputs);
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < inputs; i++) {
        futures.add(pool.submit(this::work)); // GROWS poolMadeFromTheInput
      }
      await(futures);
      pool.shutdown();
    }

    @FanOutScaling
    void permitsMadeFromTheInput(int inputs) throws Exception {
      Semaphore permits = new Semaphore(inputs);
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < inputs; i++) {
        futures.add(cached.submit(() -> gatedWork(permits))); // GROWS permitsMadeFromTheInput
      }
      await(futures);
    }

    @FanOutScaling
    void halfOfTheInputs(int inputs) throws Exception {
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < inputs / 2; i++) {
        futures.add(cached.submit(this::work)); // GROWS halfOfTheInputs
      }
      await(futures);
    }

    @FanOutScaling
    void whileTheOwnerIsKeptOutOfMonitor(int inputs) throws Exception {
      Object monitor = new Object();
      AtomicBoolean taken = new AtomicBoolean();
      AtomicBoolean wanted = new AtomicBoolean();
      cached.execute(
          () -> {
            synchronized (monitor) {
              taken.set(true);
              spinUntil(wanted);
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
          });
      spinUntil(taken);
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < inputs; i++) {
        if (i == inputs / 2) {
          wanted.set(true);
          synchronized (monitor) {
            done.incrementAndGet();
          }
        }
        futures.add(cached.submit(this::work)); // GROWS whileTheOwnerIsKeptOutOfMonitor
      }
      await(futures);
    }

    private static void spinUntil(AtomicBoolean condition) {
      while (!condition.get()) {
        Thread.onSpinWait();
      }
    }
  }

  @FanOutLimit(4)
  static class LimitedCases extends Forking {
    private void fork(int tasks) throws Exception {
      CountDownLatch all = new CountDownLatch(tasks);
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < tasks; i++) {
        futures.add(cached.submit(() -> meet(all)));
      }
      await(futures);
    }

    private Integer meet(CountDownLatch all) throws InterruptedException {
      all.countDown();
      all.await();
      return work();
    }

    @Test
    void asManyAsTheClassAllows() throws Exception {
      fork(4);
    }

    @Test
    void moreThanTheClassAllows() throws Exception {
      fork(5);
    }

    @Test
    @FanOutLimit(5)
    void asManyAsTheTestAllows() throws Exception {
      fork(5);
    }

    @Test
    void moreInARecording() {
      Recording recording = Selvedge.record(() -> fork(5));

      assertThat(recording).hasOnlyFindings("UnboundedFanOut");
      assertThat(recording).hasPeakFanOutAtMost(5, "LimitedCases.fork");
      Assertions.assertEquals(5, recording.peakFanOut());
    }

    /** What grows and what is too much are one fault. */
    @FanOutScaling(sizes = {4, 16})
    void growsToo(int inputs) throws Exception {
      fork(inputs);
    }
  }

  static class BoundedCases extends Forking {
    @FanOutScaling
    void fixedPool(int inputs) throws Exception {
      fork(inputs, Executors.newFixedThreadPool(8));
    }

    @FanOutScaling
    void fixedPoolBetweenTheSizes(int inputs) throws Exception {
      fork(inputs, Executors.newFixedThreadPool(64));
    }

    @FanOutScaling
    void fixedPoolAboveTheSizes(int inputs) throws Exception {
      fork(inputs, Executors.newFixedThreadPool(128));
    }

    private void fork(int inputs, ExecutorService pool) throws Exception {
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < inputs; i++) {
        futures.add(pool.submit(this::work));
      }
      await(futures);
      pool.shutdown();
    }

    @FanOutScaling
    void permitsInTheTask(int inputs) throws Exception {
      forkGated(inputs, new Semaphore(8));
    }

    @FanOutScaling
    void permitsBetweenTheSizes(int inputs) throws Exception {
      forkGated(inputs, new Semaphore(64));
    }

    @FanOutScaling
    void permitsAboveTheSizes(int inputs) throws Exception {
      forkGated(inputs, new Semaphore(128));
    }

    private void forkGated(int inputs, Semaphore permits) throws Exception {
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < inputs; i++) {
        futures.add(cached.submit(() -> gatedWork(permits)));
      }
      await(futures);
    }

    @FanOutScaling
    void permitsBeforeTheFork(int inputs) throws Exception {
      Semaphore permits = new Semaphore(16);
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < inputs; i++) {
        permits.acquire();
        futures.add(
            cached.submit(
                () -> {
                  try {
                    return work();
                  } finally {
                    permits.release();
                  }
                }));
      }
      await(futures);
    }

    @FanOutScaling
    void oneAfterTheOther(int inputs) throws Exception {
      for (int i = 0; i < inputs; i++) {
        cached.submit(this::work).get();
      }
    }

    @FanOutScaling
    void someInFlight(int inputs) throws Exception {
      Deque<Future<Integer>> inFlight = new ArrayDeque<>();
      for (int i = 0; i < inputs; i++) {
        if (inFlight.size() == 10) {
          inFlight.remove().get();
        }
        inFlight.add(cached.submit(this::work));
      }
      await(List.copyOf(inFlight));
    }

    @FanOutScaling
    void workersOfAQueue(int inputs) throws Exception {
      Queue<Callable<Integer>> queue = new ConcurrentLinkedQueue<>();
      for (int i = 0; i < inputs; i++) {
        queue.add(this::work);
      }
      List<Future<Integer>> workers = new ArrayList<>();
      for (int i = 0; i < Math.min(inputs, 32); i++) {
        workers.add(cached.submit(() -> drain(queue)));
      }
      await(workers);
    }

    private static Integer drain(Queue<Callable<Integer>> queue) throws Exception {
      int sum = 0;
      for (Callable<Integer> next = queue.poll(); next != null; next = queue.poll()) {
        sum += next.call();
      }
      return sum;
    }

    @FanOutScaling(sizes = {2, 8})
    void theOwnerNeedsItsTasksBeforeItGoesOn(int inputs) throws Exception {
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < inputs; i++) {
        CountDownLatch begun = new CountDownLatch(1);
        futures.add(
            cached.submit(
                () -> {
                  begun.countDown();
                  return work();
                }));
        begun.await();
        futures.remove(0).get();
      }
    }

    @FanOutScaling(sizes = {2, 8})
    void theOwnerSpinsUntilItsTaskIsDone(int inputs) throws Exception {
      for (int i = 0; i < inputs; i++) {
        Future<Integer> future = cached.submit(this::work);
        while (!future.isDone()) {
          Thread.onSpinWait();
        }
        future.get();
      }
    }

    @FanOutScaling
    @Allow(rule = "GrowingFanOut", in = "dev.selvedge.junit", because = "it shows the growth")
    void allowed(int inputs) throws Exception {
      fork(inputs, cached);
    }
  }
}
