package dev.selvedge.benchmarks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Virtual threads that are mounted and unmounted, made and ended. An agent that does nothing at all
 * makes each switch dearer already, because the JVM then tells its tool interface of every one: the
 * agent is to be compared with that, too.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 3,
    jvmArgsAppend = {"-Djdk.virtualThreadScheduler.parallelism=1"})
public class VirtualThreadsBenchmark {
  private static final int THREADS = 10;
  private static final int YIELDS = 100_000;
  private static final int SPAWNS = 200_000;
  private static final int TURNS = 200_000;

  /** Creates it; JMH does. */
  public VirtualThreadsBenchmark() {}

  /** A million yields. */
  @Benchmark
  public void yields() throws InterruptedException {
    Thread[] threads = new Thread[THREADS];
    for (int i = 0; i < THREADS; i++) {
      threads[i] =
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int k = 0; k < YIELDS; k++) {
                      Thread.yield();
                    }
                  });
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** 200,000 threads that do hardly anything. */
  @Benchmark
  public void spawns() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(SPAWNS);
    Runnable body = ended::countDown;
    for (int i = 0; i < SPAWNS; i++) {
      Thread.ofVirtual().start(body);
    }
    ended.await();
  }

  /** Two threads that wake each other in turn. */
  @Benchmark
  public void turns() throws InterruptedException {
    AtomicInteger turn = new AtomicInteger();
    Thread[] threads = new Thread[2];
    for (int i = 0; i < 2; i++) {
      int me = i;
      threads[i] =
          Thread.ofVirtual()
              .unstarted(
                  () -> {
                    for (int k = 0; k < TURNS; k++) {
                      while (turn.get() != me) {
                        LockSupport.park();
                      }
                      turn.set(1 - me);
                      LockSupport.unpark(threads[1 - me]);
                    }
                  });
    }
    threads[0].start();
    threads[1].start();
    threads[0].join();
    threads[1].join();
  }
}
