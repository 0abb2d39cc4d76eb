package dev.selvedge.agent.cases.executors;

import dev.selvedge.agent.cases.support.Windows;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Executors that nobody shuts down. */
@SuppressWarnings({"FutureReturnValueIgnored", "ReturnValueIgnored"}) // by what is shown
public final class Unclosed {

  private Unclosed() {}

  public static void main(String[] args) throws Exception {
    String window = args.length == 0 ? null : Windows.open("unclosed");
    for (int request = 0; request < 3; request++) {
      handle();
    }
    kinds();
    new Owner().work();
    collected();
    if (window != null) {
      busy();
      Windows.close(window);
    }
    System.exit(0);
  }

  private static void handle() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2); // FINDING: UnclosedExecutor
    pool.submit(() -> "done").get();
  }

  private static void kinds() throws Exception {
    Executors.newCachedThreadPool(Busy::daemon) // FINDING: UnclosedExecutor
        .submit(() -> "done")
        .get();
    Executors.newSingleThreadScheduledExecutor(); // FINDING: UnclosedExecutor
    Executors.newWorkStealingPool(2); // FINDING: UnclosedExecutor
    new ForkJoinPool(2).submit(() -> "done").get(); // FINDING: UnclosedExecutor
    new ScheduledThreadPoolExecutor(1); // FINDING: UnclosedExecutor
    new Own(); // FINDING: UnclosedExecutor
    perTask();
    ThreadPoolExecutor timed = withTimeOut();
    timed.submit(() -> "done").get();
  }

  /** Called by its name, which an older JDK does not have. */
  private static void perTask() throws Exception {
    if (Runtime.version().feature() >= 21) {
      String name = "newVirtualThreadPerTaskExecutor";
      Executors.class.getMethod(name).invoke(null); // FINDING: UnclosedExecutor from 21
    }
  }

  private static ThreadPoolExecutor withTimeOut() {
    TimeUnit unit = TimeUnit.MILLISECONDS;
    var queue = new ArrayBlockingQueue<Runnable>(1);
    return new ThreadPoolExecutor(0, 1, 1, unit, queue); // FINDING: UnclosedExecutor
  }

  /** What a wrapper does once it is gone comes when it comes, and closes nothing. */
  private static void collected() throws Exception {
    Executors.newSingleThreadExecutor().submit(() -> "done").get(); // FINDING: UnclosedExecutor
    for (int i = 0; i < 5; i++) {
      System.gc();
      Thread.sleep(10);
    }
  }

  /** What it still does tells more than that it is open. */
  private static void busy() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(1, Busy::daemon);
    pool.execute( // FINDING: UnfinishedTask
        () -> {
          begun.countDown();
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    begun.await();
  }

  private static final class Own extends ThreadPoolExecutor {
    Own() {
      super(1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1));
    }
  }

  private static final class Owner {
    private final ExecutorService pool;

    Owner() {
      pool = Executors.newFixedThreadPool(1); // FINDING: UnclosedExecutor
    }

    void work() throws Exception {
      pool.submit(() -> "done").get();
    }
  }
}
