package dev.selvedge.agent.cases.pools;

import dev.selvedge.agent.cases.support.Others;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Pools whose threads all wait for work that is queued behind them. */
@SuppressWarnings("FutureReturnValueIgnored") // nobody would wait for it
public final class Starved {

  public static void main(String[] args) throws Exception {
    ofOneThread();
    ofSeveral();
    nested();
    stages();
    otherPools();
    // What stands still does so for ever: nobody waits for a time-out, the JVM goes down with it.
    TimeUnit.SECONDS.sleep(4);
  }

  private static void ofOneThread() {
    ExecutorService own = fixed(1);
    own.submit(
        () -> {
          return own.submit(Starved::work).get(); // FINDING: StarvedPool of SyncOverAsync
        });
    ExecutorService single = Executors.newSingleThreadExecutor(Starved::daemon);
    single.submit(
        () -> single.invokeAll(List.of(Starved::work))); // FINDING: StarvedPool of SyncOverAsync
    ExecutorService other = Executors.newSingleThreadExecutor(Starved::daemon);
    other.submit(
        () -> {
          var service = new ExecutorCompletionService<Integer>(other);
          return service.submit(Starved::work).get(); // FINDING: StarvedPool of SyncOverAsync
        });
    ExecutorService loop =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = daemon(task);
              thread.setName("loop-1");
              return thread;
            });
    loop.execute(
        () ->
            CompletableFuture.supplyAsync(Starved::work, loop)
                .join()); // FINDING: StarvedPool of BlockedEventLoop
  }

  private static void ofSeveral() {
    ExecutorService own = fixed(3);
    CyclicBarrier all = new CyclicBarrier(3);
    for (int i = 0; i < 3; i++) {
      own.submit(
          () -> {
            all.await();
            return own.submit(Starved::work).get(); // FINDING: StarvedPool of SyncOverAsync
          });
    }
  }

  private static void nested() {
    ExecutorService futures = fixed(3);
    CompletableFuture.supplyAsync(() -> deeper(futures, 5), futures);
    ExecutorService tasks = fixed(3);
    tasks.submit(() -> deeperTask(tasks, 5));
  }

  private static int deeper(Executor pool, int levels) {
    return levels == 0
        ? 0
        : CompletableFuture.supplyAsync(() -> deeper(pool, levels - 1), pool)
            .join(); // FINDING: StarvedPool of SyncOverAsync
  }

  private static int deeperTask(ExecutorService pool, int levels) throws Exception {
    return levels == 0
        ? 0
        : pool.submit(() -> deeperTask(pool, levels - 1))
            .get(); // FINDING: StarvedPool of SyncOverAsync
  }

  private static void stages() {
    ExecutorService one = fixed(1);
    CompletableFuture.runAsync(
        () ->
            CompletableFuture.completedFuture(1)
                .thenApplyAsync(answer -> answer + 1, one)
                .thenApply(answer -> answer + 1)
                .join(), // FINDING: StarvedPool of SyncOverAsync
        one);
    ExecutorService two = fixed(1);
    CompletableFuture.runAsync(
        () ->
            CompletableFuture.allOf(
                    CompletableFuture.runAsync(Starved::work, two),
                    CompletableFuture.completedFuture(1))
                .join(), // FINDING: StarvedPool of SyncOverAsync
        two);
    ExecutorService three = fixed(1);
    CompletableFuture.runAsync(
        () ->
            CompletableFuture.completedFuture(1)
                .thenCompose(answer -> CompletableFuture.supplyAsync(Starved::work, three))
                .join(), // FINDING: StarvedPool of SyncOverAsync
        three);
    ExecutorService late = fixed(1);
    CompletableFuture<Integer> source = new CompletableFuture<>();
    late.execute(
        () -> {
          Others.doOnceIWait(() -> source.complete(1));
          source
              .thenApplyAsync(answer -> answer + 1, late)
              .join(); // FINDING: StarvedPool of SyncOverAsync
        });
    ExecutorService any = fixed(1);
    any.execute(
        () ->
            CompletableFuture.anyOf(
                    CompletableFuture.supplyAsync(Starved::work, any),
                    CompletableFuture.runAsync(Starved::work, any))
                .join()); // FINDING: StarvedPool of SyncOverAsync
  }

  private static void otherPools() {
    ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, task -> daemon(task));
    timer.submit(
        () -> {
          Callable<Integer> work = Starved::work;
          return timer
              .schedule(work, 20, TimeUnit.MILLISECONDS)
              .get(); // FINDING: StarvedPool of SyncOverAsync
        });
    ExecutorService bounded =
        new ThreadPoolExecutor(
            1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(10), Starved::daemon);
    bounded.submit(
        () -> bounded.submit(Starved::work).get()); // FINDING: StarvedPool of SyncOverAsync
    ExecutorService custom = new Custom();
    custom.submit(
        () -> custom.submit(Starved::work).get()); // FINDING: StarvedPool of SyncOverAsync
  }

  private static int work() {
    return 1;
  }

  private static ExecutorService fixed(int threads) {
    return Executors.newFixedThreadPool(threads, Starved::daemon);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "worker");
    thread.setDaemon(true);
    return thread;
  }

  /** A pool of the user's own making, which never makes the most of its threads. */
  private static final class Custom extends ThreadPoolExecutor {
    Custom() {
      super(1, 8, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), Starved::daemon);
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable task) {
      // Without super, as people do.
    }
  }
}
