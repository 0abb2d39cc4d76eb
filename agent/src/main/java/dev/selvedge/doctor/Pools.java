package dev.selvedge.doctor;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;

/** Tasks of pools that wait for each other, and that wait where they must not. */
final class Pools {

  private static final long MILLIS = 40;
  private static final long STARVED_MILLIS = 1_500;

  private Pools() {}

  static List<Provocation> provocations() {
    return List.of(
        new Provocation(
            "a pooled task that waits for a future", "SyncOverAsync", "waitInTask", Pools::task),
        new Provocation(
            "sleep on the common pool", "BlockedCommonPool", "sleepInCommonPool", Pools::common),
        new Provocation(
            "a pool that waits for itself", "StarvedPool", "waitForOwnTask", Pools::starve));
  }

  private static void task() throws Exception {
    ExecutorService pool = daemons(2);
    pool.submit(() -> waitInTask(pool)).get();
    pool.shutdown();
  }

  private static String waitInTask(ExecutorService pool) {
    return CompletableFuture.supplyAsync(Pools::slowly, pool).join();
  }

  private static String slowly() {
    Waits.pause(MILLIS);
    return "done";
  }

  private static void common() throws Exception {
    if (ForkJoinPool.getCommonPoolParallelism() < 1) {
      throw new Provocation.NotHereException("the common pool has no workers on this machine");
    }
    Future<?> task = ForkJoinPool.commonPool().submit(Pools::sleepInCommonPool);
    // Whoever waits for it in earnest may run it himself.
    while (!task.isDone()) {
      Waits.pause(1);
    }
  }

  private static Void sleepInCommonPool() throws InterruptedException {
    Thread.sleep(MILLIS);
    return null;
  }

  private static void starve() {
    ExecutorService pool = daemons(1);
    Future<String> never = pool.submit(() -> waitForOwnTask(pool));
    Waits.pause(STARVED_MILLIS);
    never.cancel(true);
    pool.shutdownNow();
  }

  private static String waitForOwnTask(ExecutorService pool) throws Exception {
    return pool.submit(() -> "never").get();
  }

  private static ExecutorService daemons(int threads) {
    return Executors.newFixedThreadPool(
        threads,
        task -> {
          Thread thread = new Thread(task, "selvedge-doctor-pool");
          thread.setDaemon(true);
          return thread;
        });
  }
}
