package dev.selvedge.agent.cases.pools;

import dev.selvedge.agent.cases.support.Others;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Pools whose threads all wait for a while, and that are going to move again. */
@SuppressWarnings("FutureReturnValueIgnored") // nobody would wait for it
public final class NotStarved {

  private static final long WHILE_MILLIS = 400;

  public static void main(String[] args) throws Exception {
    withATime();
    somebodyElse();
    withMoreThreads();
    alternatives();
    otherWaits();
  }

  private static void withATime() throws Exception {
    ExecutorService one = fixed(1);
    one.submit(
            () -> {
              try {
                return one.submit(NotStarved::work)
                    .get(WHILE_MILLIS, TimeUnit.MILLISECONDS); // FINDING: SyncOverAsync
              } catch (TimeoutException expected) {
                return null;
              }
            })
        .get();
    CompletableFuture.runAsync(
            () ->
                CompletableFuture.supplyAsync(NotStarved::work, one)
                    .orTimeout(WHILE_MILLIS, TimeUnit.MILLISECONDS)
                    .exceptionally(late -> 0)
                    .join(), // FINDING: SyncOverAsync
            one)
        .get();
    CompletableFuture.runAsync(
            () ->
                CompletableFuture.supplyAsync(NotStarved::work, one)
                    .completeOnTimeout(0, WHILE_MILLIS, TimeUnit.MILLISECONDS)
                    .join(), // FINDING: SyncOverAsync
            one)
        .get();
    one.shutdown();
  }

  private static void somebodyElse() throws Exception {
    ExecutorService one = fixed(1);
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    Future<Integer> waiting = one.submit(() -> answer.get()); // FINDING: SyncOverAsync
    Future<Integer> behind = one.submit(NotStarved::work);
    Thread.sleep(WHILE_MILLIS);
    answer.complete(1);
    waiting.get();
    behind.get();
    ExecutorService other = fixed(1);
    one.submit(() -> other.submit(NotStarved::slow).get()).get(); // FINDING: SyncOverAsync
    one.shutdown();
    other.shutdown();
  }

  private static void withMoreThreads() throws Exception {
    ExecutorService two = fixed(2);
    two.submit(() -> two.submit(NotStarved::slow).get()).get(); // FINDING: SyncOverAsync
    two.shutdown();
    ExecutorService growing =
        new ThreadPoolExecutor(
            1, 4, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), NotStarved::daemon);
    growing.submit(() -> growing.submit(NotStarved::slow).get()).get(); // FINDING: SyncOverAsync
    growing.shutdown();
    ThreadPoolExecutor notFull =
        new ThreadPoolExecutor(
            1, 2, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), NotStarved::daemon);
    Future<Integer> waiting =
        notFull.submit(() -> notFull.submit(NotStarved::work).get()); // FINDING: SyncOverAsync
    Thread.sleep(WHILE_MILLIS);
    notFull.submit(NotStarved::work).get();
    waiting.get();
    notFull.shutdown();
  }

  private static void alternatives() throws Exception {
    ExecutorService one = fixed(1);
    CompletableFuture<Integer> quick = new CompletableFuture<>();
    Future<?> waiting =
        one.submit(
            () ->
                CompletableFuture.anyOf(CompletableFuture.supplyAsync(NotStarved::work, one), quick)
                    .join()); // FINDING: SyncOverAsync
    Thread.sleep(WHILE_MILLIS);
    quick.complete(1);
    waiting.get();
    one.shutdown();
  }

  private static void otherWaits() throws Exception {
    ExecutorService two = fixed(2);
    CountDownLatch latch = new CountDownLatch(1);
    two.submit(
        () -> {
          latch.await();
          return null;
        });
    Future<Integer> waiting =
        two.submit(() -> two.submit(NotStarved::work).get()); // FINDING: SyncOverAsync
    Thread.sleep(WHILE_MILLIS);
    latch.countDown();
    waiting.get();
    two.shutdown();
    Callable<Integer> quick = NotStarved::work;
    ExecutorService one = fixed(1);
    for (int i = 0; i < 2_000; i++) {
      one.submit(quick).get();
    }
    CompletableFuture<Integer> source = new CompletableFuture<>();
    Others.doOnceIWait(() -> source.complete(1));
    source.thenApplyAsync(answer -> answer + 1, one).get();
    one.shutdown();
  }

  private static int work() {
    return 1;
  }

  private static int slow() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(WHILE_MILLIS);
    return 1;
  }

  private static ExecutorService fixed(int threads) {
    return Executors.newFixedThreadPool(threads, NotStarved::daemon);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "worker");
    thread.setDaemon(true);
    return thread;
  }
}
