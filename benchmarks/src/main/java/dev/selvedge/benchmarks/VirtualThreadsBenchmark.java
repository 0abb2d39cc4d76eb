package dev.selvedge.benchmarks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Virtual threads that switch, and that are started, with nothing wrong about them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8)
@Measurement(iterations = 10)
@Fork(3)
public class VirtualThreadsBenchmark {

  private static final int YIELDS = 1_000_000;
  private static final int SPAWNS = 200_000;
  private static final int TURNS = 200_000;

  private final ThreadFactory virtual = factory();

  /** Creates it; JMH does. */
  public VirtualThreadsBenchmark() {}

  /** The benchmarks are compiled for the oldest JDK, as the agent is. */
  private static ThreadFactory factory() {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      return (ThreadFactory)
          Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("needs a JDK with virtual threads", e);
    }
  }

  /** One virtual thread yields a million times. */
  @Benchmark
  @OperationsPerInvocation(YIELDS)
  @SuppressWarnings("ThreadPriorityCheck") // it is what is measured
  public void yields() throws InterruptedException {
    Thread thread =
        virtual.newThread(
            () -> {
              for (int i = 0; i < YIELDS; i++) {
                Thread.yield();
              }
            });
    thread.start();
    thread.join();
  }

  /** 200,000 virtual threads that do next to nothing. */
  @Benchmark
  @OperationsPerInvocation(SPAWNS)
  public void spawns() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(SPAWNS);
    for (int i = 0; i < SPAWNS; i++) {
      virtual.newThread(ended::countDown).start();
    }
    ended.await();
  }

  /** Two virtual threads park and unpark each other in turn. */
  @Benchmark
  @OperationsPerInvocation(TURNS)
  public void parks() throws InterruptedException {
    Turns turns = new Turns();
    Thread[] players = {
      virtual.newThread(() -> turns.play(0)), virtual.newThread(() -> turns.play(1))
    };
    turns.players = players;
    for (Thread player : players) {
      player.start();
    }
    for (Thread player : players) {
      player.join();
    }
  }

  private static final class Turns {
    private Thread[] players = {};
    private volatile int turn;

    void play(int me) {
      for (int i = 0; i < TURNS / 2; i++) {
        while (turn != me) {
          LockSupport.park(this);
        }
        turn = 1 - me;
        LockSupport.unpark(players[1 - me]);
      }
    }
  }
}
