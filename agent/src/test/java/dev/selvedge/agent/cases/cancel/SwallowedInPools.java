package dev.selvedge.agent.cases.cancel;

import static dev.selvedge.agent.cases.cancel.Interrupted.again;
import static dev.selvedge.agent.cases.cancel.Interrupted.untilInterrupted;

import dev.selvedge.agent.cases.cancel.Interrupted.Runner;
import dev.selvedge.agent.cases.support.Cases;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Tasks of pools, and virtual threads, that are interrupted and go on all the same. */
public final class SwallowedInPools {

  private static final AtomicInteger SEEN = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("submitted and cancelled", SwallowedInPools::submitted)
        .run("executed", SwallowedInPools::executed)
        .run("scheduled", SwallowedInPools::scheduled)
        .run("periodic", SwallowedInPools::periodic)
        .run("fork-join", SwallowedInPools::forkJoin)
        .run("a stage", SwallowedInPools::stage);
    if (Runtime.version().feature() >= 21) {
      Cases.as(args)
          .run("a virtual thread", () -> virtualThread(SwallowedInPools::swallows))
          .run("a virtual thread works on", () -> virtualThread(SwallowedInPools::worksOn))
          .run("a thread per task", SwallowedInPools::threadPerTask);
    }
    Cases.as(args).end();
  }

  private static void submitted() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    Runner runner = new Runner();
    Future<?> future =
        pool.submit(
            () -> {
              runner.begins();
              try {
                untilInterrupted();
              } catch (Exception e) { // FINDING: SwallowedCancellation
                SEEN.incrementAndGet();
              }
              again();
            });
    runner.awaitWait();
    future.cancel(true);
    end(pool);
  }

  private static void executed() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    Runner runner = new Runner();
    pool.execute(
        () -> {
          runner.begins();
          try {
            untilInterrupted();
          } catch (InterruptedException e) { // FINDING: SwallowedCancellation
            SEEN.incrementAndGet();
          }
          again();
        });
    runner.awaitWait();
    pool.shutdownNow();
    end(pool);
  }

  private static void scheduled() throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
    Runner runner = new Runner();
    ScheduledFuture<?> future =
        pool.schedule(
            () -> {
              runner.begins();
              try {
                untilInterrupted();
              } catch (InterruptedException e) { // FINDING: SwallowedCancellation
                SEEN.incrementAndGet();
              }
              again();
            },
            1,
            TimeUnit.MILLISECONDS);
    runner.awaitWait();
    future.cancel(true);
    end(pool);
  }

  private static void periodic() throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
    Runner runner = new Runner();
    ScheduledFuture<?> future =
        pool.scheduleAtFixedRate(
            () -> {
              runner.begins();
              try {
                untilInterrupted();
              } catch (InterruptedException e) { // FINDING: SwallowedCancellation
                again();
              }
            },
            0,
            1,
            TimeUnit.MILLISECONDS);
    runner.awaitWait();
    future.cancel(true);
    end(pool);
  }

  private static void forkJoin() throws Exception {
    ForkJoinPool pool = new ForkJoinPool(1);
    Runner runner = new Runner();
    ForkJoinTask<?> task =
        pool.submit(
            () -> {
              runner.begins();
              try {
                untilInterrupted();
              } catch (InterruptedException e) { // FINDING: SwallowedCancellation
                SEEN.incrementAndGet();
              }
              again();
            });
    runner.interrupt();
    task.join();
    end(pool);
  }

  private static void stage() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    Runner runner = new Runner();
    CompletableFuture<Integer> future =
        CompletableFuture.supplyAsync(
            () -> {
              runner.begins();
              try {
                untilInterrupted();
              } catch (InterruptedException e) { // FINDING: SwallowedCancellation
                SEEN.incrementAndGet();
              }
              again();
              return 1;
            },
            pool);
    runner.interrupt();
    future.join();
    end(pool);
  }

  private static void virtualThread(Runnable body) throws Exception {
    Thread thread =
        (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, body);
    Interrupted.whileItWaits(thread);
    thread.join();
  }

  private static void swallows() {
    try {
      untilInterrupted();
    } catch (InterruptedException e) { // FINDING: SwallowedCancellation from 21
      SEEN.incrementAndGet();
    }
    again();
  }

  private static void worksOn() {
    try {
      untilInterrupted();
    } catch (InterruptedException e) { // FINDING: SwallowedCancellation from 21
      SEEN.incrementAndGet();
    }
    for (long end = System.nanoTime() + 900_000_000; System.nanoTime() < end; ) {
      SEEN.incrementAndGet();
    }
  }

  private static void threadPerTask() throws Exception {
    ExecutorService pool =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    Runner runner = new Runner();
    Future<?> future =
        pool.submit(
            () -> {
              runner.begins();
              try {
                untilInterrupted();
              } catch (InterruptedException e) { // FINDING: SwallowedCancellation from 21
                again();
              }
            });
    runner.awaitWait();
    future.cancel(true);
    end(pool);
  }

  private static void end(ExecutorService pool) throws InterruptedException {
    pool.shutdown();
    if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("does not end");
    }
  }
}
