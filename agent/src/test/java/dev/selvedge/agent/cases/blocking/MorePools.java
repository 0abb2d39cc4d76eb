package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/** Waiting for executors of all kinds, and for what they do. */
public final class MorePools {

  private static final TimeUnit MS = TimeUnit.MILLISECONDS;

  public static void main(String[] args) throws Exception {
    Loop.run(args, MorePools::calls);
  }

  private static void calls() throws Exception {
    wrapped();
    forkJoin();
    outside();
    parallel();
    if (Runtime.version().feature() >= 21) {
      virtual();
    }
    completable();
  }

  private static void wrapped() throws Exception {
    ExecutorService single = Executors.newSingleThreadExecutor(MorePools::daemon);
    single.submit(slow()).get(); // FINDING: BlockedEventLoop
    single.invokeAll(List.of(slow())); // FINDING: BlockedEventLoop
    single.invokeAny(List.of(slow())); // FINDING: BlockedEventLoop
    single.submit(slow());
    single.shutdown();
    single.awaitTermination(10, TimeUnit.SECONDS); // FINDING: BlockedEventLoop
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(MorePools::daemon);
    Future<?> repeated = timer.scheduleAtFixedRate(Thread::onSpinWait, 1, 1, MS);
    try {
      repeated.get(50, MS); // FINDING: BlockedEventLoop
    } catch (TimeoutException expected) {
      timer.shutdownNow();
    }
  }

  private static void forkJoin() throws Exception {
    ExecutorService stealing = Executors.newWorkStealingPool(2);
    stealing.invokeAll(List.of(slow(), slow())); // FINDING: BlockedEventLoop
    stealing.invokeAny(List.of(slow(), slow())); // FINDING: BlockedEventLoop
    ForkJoinPool pool = new ForkJoinPool(2);
    pool.invoke(new Slow()); // FINDING: BlockedEventLoop
    ForkJoinTask<Integer> begun = begun(pool);
    begun.quietlyJoin(); // FINDING: BlockedEventLoop
    begun(pool);
    pool.awaitQuiescence(10, TimeUnit.SECONDS); // FINDING: BlockedEventLoop
    pool.invokeAll(List.of(slow())); // FINDING: BlockedEventLoop
    pool.invokeAny(List.of(slow())); // FINDING: BlockedEventLoop
    begun(pool);
    pool.shutdown();
    pool.awaitTermination(10, TimeUnit.SECONDS); // FINDING: BlockedEventLoop
  }

  /** Tasks of the common pool that others have begun. */
  private static void outside() throws Exception {
    ForkJoinTask<Integer> begun = begun(ForkJoinPool.commonPool());
    begun.quietlyJoin(); // FINDING: BlockedEventLoop
    begun(ForkJoinPool.commonPool());
    ForkJoinPool.commonPool().awaitQuiescence(10, TimeUnit.SECONDS); // FINDING: BlockedEventLoop
  }

  private static void parallel() {
    CountDownLatch two = new CountDownLatch(2);
    IntStream.range(0, 2).parallel().forEach(i -> meet(two)); // FINDING: BlockedEventLoop
  }

  /** The thread that waits for the stream takes part in it, and is done before the other is. */
  private static void meet(CountDownLatch two) {
    two.countDown();
    while (two.getCount() > 0) {
      Thread.onSpinWait();
    }
    if (!Thread.currentThread().getName().startsWith("loop-")) {
      pause();
    }
  }

  private static void virtual() throws Exception {
    var make = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
    ExecutorService executor = (ExecutorService) make.invoke(null);
    executor.submit(slow()).get(); // FINDING: BlockedEventLoop from 21
    executor.invokeAll(List.of(slow(), slow())); // FINDING: BlockedEventLoop from 21
    executor.invokeAny(List.of(slow(), slow())); // FINDING: BlockedEventLoop from 21
    executor.submit(slow());
    ((AutoCloseable) executor).close(); // FINDING: BlockedEventLoop from 21
    ExecutorService fixed = Executors.newFixedThreadPool(1, MorePools::daemon);
    fixed.submit(slow());
    ((AutoCloseable) fixed).close(); // FINDING: BlockedEventLoop from 21
    ForkJoinPool pool = new ForkJoinPool(1);
    begun(pool);
    ((AutoCloseable) (Object) pool).close(); // FINDING: BlockedEventLoop from 21
  }

  private static void completable() throws Exception {
    later().exceptionally(e -> 1).get(); // FINDING: BlockedEventLoop
    later().thenCombine(later(), Integer::sum).join(); // FINDING: BlockedEventLoop
    later().handle((value, e) -> value).get(10, TimeUnit.SECONDS); // FINDING: BlockedEventLoop
    later().copy().join(); // FINDING: BlockedEventLoop
    later().completeOnTimeout(1, 50, MS).get(); // FINDING: BlockedEventLoop
    new CompletableFuture<>().completeOnTimeout(1, 50, MS).get(); // FINDING: BlockedEventLoop
  }

  private static CompletableFuture<Integer> later() {
    return CompletableFuture.supplyAsync(
        () -> {
          pause();
          return 1;
        });
  }

  private static ForkJoinTask<Integer> begun(ForkJoinPool pool) {
    CountDownLatch begun = new CountDownLatch(1);
    ForkJoinTask<Integer> task =
        pool.submit(
            () -> {
              begun.countDown();
              pause();
              return 1;
            });
    while (begun.getCount() > 0) {
      Thread.onSpinWait();
    }
    return task;
  }

  private static Callable<Integer> slow() {
    return () -> {
      pause();
      return 1;
    };
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(150);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Slow extends RecursiveTask<Integer> {
    private static final long serialVersionUID = 1;

    @Override
    protected Integer compute() {
      pause();
      return 1;
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "other");
    thread.setDaemon(true);
    return thread;
  }
}
