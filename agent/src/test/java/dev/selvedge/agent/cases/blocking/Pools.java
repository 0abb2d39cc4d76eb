package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Waiting for the work of other threads. */
public final class Pools {

  private static final ExecutorService POOL = Executors.newFixedThreadPool(2, Pools::daemon);
  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor(Pools::daemon);

  public static void main(String[] args) throws Exception {
    Loop.run(args, Pools::calls);
  }

  private static void calls() throws Exception {
    POOL.submit(slow()).get(); // FINDING: BlockedEventLoop
    POOL.submit(slow()).get(10, TimeUnit.SECONDS); // FINDING: BlockedEventLoop
    POOL.invokeAll(List.of(slow(), slow())); // FINDING: BlockedEventLoop
    POOL.invokeAll(List.of(slow()), 10, TimeUnit.SECONDS); // FINDING: BlockedEventLoop
    POOL.invokeAny(List.of(slow(), slow())); // FINDING: BlockedEventLoop
    POOL.invokeAny(List.of(slow()), 10, TimeUnit.SECONDS); // FINDING: BlockedEventLoop
    TIMER.schedule(slow(), 50, TimeUnit.MILLISECONDS).get(); // FINDING: BlockedEventLoop
    completionService();
    forkJoin();
    POOL.submit(slow());
    POOL.shutdown();
    POOL.awaitTermination(10, TimeUnit.SECONDS); // FINDING: BlockedEventLoop
  }

  private static void completionService() throws Exception {
    var service = new ExecutorCompletionService<Integer>(POOL);
    service.submit(slow());
    service.take(); // FINDING: BlockedEventLoop
    service.submit(slow());
    service.poll(10, TimeUnit.SECONDS); // FINDING: BlockedEventLoop
    service.submit(slow());
    service.take().get(); // FINDING: BlockedEventLoop
  }

  /** Tasks that have begun, because the waiter may otherwise run them itself. */
  private static void forkJoin() throws Exception {
    ForkJoinPool common = ForkJoinPool.commonPool();
    begun(common).get(); // FINDING: BlockedEventLoop
    begun(common).join(); // FINDING: BlockedEventLoop
    begun(common).get(10, TimeUnit.SECONDS); // FINDING: BlockedEventLoop
    ForkJoinPool own = new ForkJoinPool(1);
    begun(own).get(); // FINDING: BlockedEventLoop
    begun(own);
    own.shutdown();
    own.awaitTermination(10, TimeUnit.SECONDS); // FINDING: BlockedEventLoop
  }

  private static ForkJoinTask<Integer> begun(ForkJoinPool pool) {
    CountDownLatch begun = new CountDownLatch(1);
    Callable<Integer> slow = slow();
    ForkJoinTask<Integer> task =
        pool.submit(
            () -> {
              begun.countDown();
              return slow.call();
            });
    while (begun.getCount() > 0) {
      Thread.onSpinWait();
    }
    return task;
  }

  private static Callable<Integer> slow() {
    return () -> {
      TimeUnit.MILLISECONDS.sleep(150);
      return 1;
    };
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "other");
    thread.setDaemon(true);
    return thread;
  }
}
