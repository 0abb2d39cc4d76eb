package dev.selvedge.agent.cases.harmless;

import dev.selvedge.agent.cases.support.Loop;
import dev.selvedge.agent.cases.support.Others;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Monitors that nobody holds, or not for long, and those of what never counts as blocking. */
public final class BriefMonitors {

  /** Printed if a wait was not brief, because who held the monitor had no processor. */
  public static final String NOT_BRIEF = "it took long to get a monitor";

  private static final long BRIEF_NANOS = 1_000_000;

  /** The shortest wait for a monitor that counts. */
  private static final long LONG_NANOS = 10_000_000;

  private static volatile long longest;

  public static void main(String[] args) throws Exception {
    Loop.run(args, BriefMonitors::uncontended);
    Loop.run(args, BriefMonitors::contendedForAMoment);
    if (longest >= LONG_NANOS) {
      System.out.println(NOT_BRIEF);
    }
    Loop.run(args, BriefMonitors::printing);
    Loop.run(args, BriefMonitors::initialisedByAnother);
  }

  private static void uncontended() {
    Map<Integer, Integer> map = new ConcurrentHashMap<>();
    Map<Integer, Integer> table = new Hashtable<>();
    for (int i = 0; i < 100_000; i++) {
      synchronized (map) {
        map.computeIfAbsent(i, key -> key);
        table.put(i, i);
      }
    }
  }

  /** Each wait is short, however many there are and however long they take together. */
  private static void contendedForAMoment() {
    Object monitor = new Object();
    AtomicBoolean done = new AtomicBoolean();
    Others.doNow(
        () -> {
          while (!done.get()) {
            synchronized (monitor) {
              spin(2 * BRIEF_NANOS);
            }
            spin(3 * BRIEF_NANOS);
          }
        });
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < 500_000_000) {
      long before = System.nanoTime();
      synchronized (monitor) {
        longest = Math.max(longest, System.nanoTime() - before);
        spin(BRIEF_NANOS / 100);
      }
      spin(BRIEF_NANOS / 100);
    }
    done.set(true);
  }

  /** Printing takes turns, by a monitor or by another lock. */
  private static void printing() {
    CountDownLatch held = new CountDownLatch(1);
    PrintStream out = new PrintStream(new SlowForOthers(held, Thread.currentThread()), true);
    Others.doNow(() -> out.println("theirs"));
    while (held.getCount() > 0) {
      Thread.onSpinWait();
    }
    out.println("mine");
  }

  private static void initialisedByAnother() {
    CountDownLatch begun = new CountDownLatch(1);
    Others.doNow(
        () -> {
          begun.countDown();
          spin(Slow.VALUE);
        });
    while (begun.getCount() > 0) {
      Thread.onSpinWait();
    }
    spin(Slow.VALUE);
  }

  private static void spin(long nanos) {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < nanos) {
      Thread.onSpinWait();
    }
  }

  /** A class that takes its time. */
  private static final class Slow {
    static final long VALUE = compute();

    private static long compute() {
      spin(60_000_000);
      return 1;
    }
  }

  /** What is printed to. */
  private static final class SlowForOthers extends OutputStream {
    private final CountDownLatch begun;
    private final Thread me;

    SlowForOthers(CountDownLatch begun, Thread me) {
      this.begun = begun;
      this.me = me;
    }

    @Override
    public void write(int b) {
      if (Thread.currentThread() != me) {
        begun.countDown();
        spin(30_000_000);
      }
    }
  }
}
