package dev.selvedge.agent.cases.lineage;

import dev.selvedge.agent.cases.support.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One and the same runnable, queued a thousand times by two windows at once, in one pool. A run
 * looks whose it is by leaving a thread; whose it is may be unknown, but is never the wrong one.
 */
public final class ManyTimesTheSame {

  private static final int TIMES = 1_000;
  private static final CountDownLatch NEVER = new CountDownLatch(1);
  private static final AtomicInteger RUNS = new AtomicInteger();

  private static final Runnable SAME = RUNS::incrementAndGet;

  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2, ManyTimesTheSame::daemon);
    CyclicBarrier both = new CyclicBarrier(2);
    List<String> wrong = new ArrayList<>();
    Thread one = new Thread(() -> window("one", pool, both, wrong));
    Thread other = new Thread(() -> window("other", pool, both, wrong));
    one.start();
    other.start();
    one.join();
    other.join();
    same(wrong);
    fast(wrong);
    wrong.forEach(System.out::println);
    System.out.println(RUNS.get() == 2 * TIMES && wrong.isEmpty() ? "all right" : "runs " + RUNS);
    System.exit(0);
  }

  private static Thread daemon(Runnable body) {
    Thread thread = new Thread(body, "worker");
    thread.setDaemon(true);
    return thread;
  }

  private static void window(
      String name, ExecutorService pool, CyclicBarrier both, List<String> wrong) {
    try {
      String id = Windows.open(name);
      both.await();
      for (int i = 0; i < TIMES; i++) {
        pool.execute(SAME);
      }
      both.await();
      while (RUNS.get() < 2 * TIMES) {
        Thread.onSpinWait();
      }
      both.await();
      List<String> left = Windows.close(id);
      if (!left.isEmpty()) {
        synchronized (wrong) {
          wrong.add(name + " left " + left);
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first run, of the first window, stays; the second leaves nothing. */
  private static void same(List<String> wrong) throws Exception {
    AtomicInteger runs = new AtomicInteger();
    Runnable first =
        () -> {
          if (runs.incrementAndGet() == 1) {
            try {
              NEVER.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }
        };
    ExecutorService pool = Executors.newFixedThreadPool(2, ManyTimesTheSame::daemon);
    String one = Windows.open("stays");
    pool.execute(first);
    while (runs.get() == 0) {
      Thread.onSpinWait();
    }
    Thread second =
        new Thread(
            () -> {
              String other = Windows.open("ends");
              pool.execute(first);
              List<String> left = Windows.close(other);
              if (!left.isEmpty()) {
                wrong.add("the second left " + left);
              }
            });
    Windows.close(one);
    second.start();
    second.join();
  }

  /** A long queue of one runnable must not become slow. */
  private static void fast(List<String> wrong) throws Exception {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), ManyTimesTheSame::daemon);
    CountDownLatch open = new CountDownLatch(1);
    AtomicInteger runs = new AtomicInteger();
    Runnable counts = runs::incrementAndGet;
    String id = Windows.open("long queue");
    long began = System.nanoTime();
    pool.execute(
        () -> {
          try {
            open.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    for (int i = 0; i < 100_000; i++) {
      pool.execute(counts);
    }
    open.countDown();
    while (runs.get() < 100_000) {
      Thread.onSpinWait();
    }
    Windows.close(id);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    if (millis > 10_000) {
      wrong.add("100,000 times the same took " + millis + " ms");
    }
  }
}
