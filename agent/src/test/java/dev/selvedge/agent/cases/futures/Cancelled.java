package dev.selvedge.agent.cases.futures;

import static dev.selvedge.agent.cases.futures.Work.POOL;
import static dev.selvedge.agent.cases.futures.Work.TIMER;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.MINUTES;

import dev.selvedge.agent.cases.support.Cases;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Cancellation, and what follows from it, is no failure. */
@SuppressWarnings("FutureReturnValueIgnored") // that is what it is about
public final class Cancelled {

  public static void main(String[] args) throws Exception {
    Cases cases =
        Cases.as(args)
            .run("cancelled tasks", Cancelled::tasks)
            .run("cancelled before they ran", Cancelled::beforeTheyRan)
            .run("interrupted tasks", Cancelled::interruptedTasks)
            .run("pools that are stopped", Cancelled::stoppedPools)
            .run("cancelled stages", Cancelled::stages)
            .run("through dependents", Cancelled::throughDependents)
            .run("by hand", Cancelled::byHand)
            .run("fork-join", Cancelled::forkJoin)
            .run("interrupted by name", Cancelled::interruptedByName);
    if (Work.isFrom(21)) {
      cases.run("virtual threads", Cancelled::virtualThreads);
    }
    cases.end();
  }

  private static void tasks() throws Exception {
    for (boolean interrupt : new boolean[] {true, false}) {
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch gate = new CountDownLatch(1);
      Future<?> task = POOL.submit(() -> blocked(begun, gate));
      Work.await(begun);
      task.cancel(interrupt);
      gate.countDown();
    }
  }

  private static void beforeTheyRan() {
    CountDownLatch gate = new CountDownLatch(1);
    POOL.execute(() -> Work.await(gate));
    POOL.execute(() -> Work.await(gate));
    Future<?> task = POOL.submit(Work::fails);
    task.cancel(false);
    Future<?> scheduled = TIMER.schedule(Work::fails, 1, MINUTES);
    scheduled.cancel(false);
    CompletableFuture<Integer> stage = supplyAsync(Work::fails, POOL);
    stage.cancel(false);
    stage.thenApply(one -> one);
    gate.countDown();
  }

  /** The interrupt of the cancel comes back as an exception, wrapped as people do it. */
  private static void interruptedTasks() throws Exception {
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch never = new CountDownLatch(1);
    Future<?> task = POOL.submit(() -> blocked(begun, never));
    Future<?> wrapping =
        POOL.submit(
            () -> {
              try {
                blocked(begun, never);
              } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
              }
            });
    Work.await(begun);
    task.cancel(true);
    wrapping.cancel(true);
  }

  private static void stoppedPools() throws Exception {
    CountDownLatch begun = new CountDownLatch(3);
    CountDownLatch never = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(3);
    pool.submit(() -> blocked(begun, never));
    pool.submit(
        () -> {
          try {
            blocked(begun, never);
          } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
          }
        });
    CompletableFuture<Integer> stage =
        supplyAsync(
            () -> {
              try {
                return blocked(begun, never);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
              }
            },
            pool);
    CompletableFuture<Integer> dependent = stage.thenApply(one -> one);
    Work.await(begun);
    pool.shutdownNow();
    pool.awaitTermination(30, TimeUnit.SECONDS);
    Work.awaitDone(dependent);
  }

  private static void stages() {
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<Integer> future = supplyAsync(() -> Work.failsLate(gate));
    future.cancel(true);
    gate.countDown();
    CompletableFuture<Integer> promise = new CompletableFuture<>();
    promise.cancel(true);
    CompletableFuture<Integer> stage = new CompletableFuture<Integer>().thenApply(one -> one);
    stage.cancel(false);
  }

  private static void throughDependents() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<Integer> source = supplyAsync(() -> Work.succeedsLate(gate));
    source.thenApply(one -> one);
    source.thenCompose(one -> Work.done()).thenAccept(one -> {});
    CompletableFuture.allOf(source, Work.done());
    source.cancel(true);
    gate.countDown();
    CompletableFuture<Integer> inner = new CompletableFuture<>();
    CompletableFuture<Integer> outer = supplyAsync(Work::succeeds).thenCompose(one -> inner);
    inner.cancel(true);
    Work.awaitDone(outer);
  }

  private static void byHand() throws Exception {
    CompletableFuture<Integer> promise = new CompletableFuture<>();
    Work.elsewhere(() -> promise.completeExceptionally(new CancellationException("not needed")));
    CompletableFuture<Integer> first = new CompletableFuture<>();
    CompletableFuture<Integer> second = new CompletableFuture<>();
    first.whenComplete((one, failure) -> second.completeExceptionally(failure));
    Work.elsewhere(() -> first.cancel(true));
    CompletableFuture<Integer> cancelled = new CompletableFuture<>();
    cancelled.cancel(false);
    CompletableFuture<Integer> waiting = supplyAsync(cancelled::join);
    Work.awaitDone(waiting);
  }

  private static void forkJoin() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    ForkJoinTask<?> task = ForkJoinPool.commonPool().submit(() -> blocked(begun, gate));
    Work.await(begun);
    task.cancel(true);
    gate.countDown();
  }

  /** Who interrupts a thread by hand gets what he asked for. */
  private static void interruptedByName() throws Exception {
    Thread[] worker = new Thread[1];
    CountDownLatch begun = new CountDownLatch(1);
    ExecutorService pool = Executors.newSingleThreadExecutor(task -> worker[0] = Work.daemon(task));
    Future<?> task = pool.submit(() -> blocked(begun, new CountDownLatch(1)));
    Work.await(begun);
    worker[0].interrupt();
    Work.awaitDone(task);
    CountDownLatch second = new CountDownLatch(1);
    Future<?> closed =
        pool.submit(
            () -> {
              try {
                blocked(second, new CountDownLatch(1));
              } catch (InterruptedException e) {
                throw new UncheckedIOException(new ClosedByInterruptException());
              }
            });
    Work.await(second);
    worker[0].interrupt();
    Work.awaitDone(closed);
    Work.close(pool);
  }

  private static void virtualThreads() throws Exception {
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch never = new CountDownLatch(1);
    ExecutorService virtual = Work.virtualThreads();
    Future<?> task = virtual.submit(() -> blocked(begun, never));
    virtual.submit(() -> blocked(begun, never));
    Work.await(begun);
    task.cancel(true);
    virtual.shutdownNow();
    virtual.awaitTermination(30, TimeUnit.SECONDS);
  }

  private static int blocked(CountDownLatch begun, CountDownLatch gate)
      throws InterruptedException {
    begun.countDown();
    gate.await();
    return 1;
  }
}
