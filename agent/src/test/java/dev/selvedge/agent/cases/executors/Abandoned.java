package dev.selvedge.agent.cases.executors;

import dev.selvedge.agent.cases.support.Windows;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.AbortPolicy;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.ThreadPoolExecutor.DiscardOldestPolicy;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work that never runs, and somebody waits for it or nobody looked whether it would run. */
@SuppressWarnings({"FutureReturnValueIgnored", "ReturnValueIgnored"}) // by what is shown
public final class Abandoned {

  public static void main(String[] args) throws Exception {
    String window = args.length == 0 ? null : Windows.open("abandoned");
    discarded();
    discardedByOwnHandler();
    tooLate();
    tooLateForAnyThread();
    oldest();
    stage();
    dependent();
    shutDown();
    delayed();
    closedOverWaiter();
    futures();
    givenUp();
    givenUpAndDrained();
    if (window != null) {
      Windows.close(window);
    }
    System.exit(0);
  }

  private static void discarded() throws Exception {
    Busy pool = new Busy(1, new DiscardPolicy());
    pool.submit(() -> "runs later");
    Future<String> dropped = pool.submit(() -> "never"); // FINDING: AbandonedWork
    inVain(dropped);
    pool.end();
  }

  private static void discardedByOwnHandler() throws Exception {
    Busy pool = new Busy(1, (command, full) -> {});
    pool.submit(() -> "runs later");
    Future<String> dropped = pool.submit(() -> "never"); // FINDING: AbandonedWork
    forEver(dropped::get);
    pool.end();
  }

  private static void tooLate() throws Exception {
    Busy pool = new Busy(8, new CallerRunsPolicy());
    pool.end();
    Future<String> dropped = pool.submit(() -> "never"); // FINDING: AbandonedWork
    inVain(dropped);
  }

  private static void tooLateForAnyThread() throws Exception {
    Busy pool = new Busy(8, new DiscardPolicy());
    pool.end();
    CompletableFuture<String> dropped =
        CompletableFuture.supplyAsync(() -> "never", pool); // FINDING: AbandonedWork
    forEver(dropped::join);
  }

  private static void oldest() throws Exception {
    Busy pool = new Busy(1, new DiscardOldestPolicy());
    Future<String> dropped = pool.submit(() -> "never"); // FINDING: AbandonedWork
    pool.submit(() -> "runs later");
    inVain(dropped);
    pool.end();
  }

  private static void stage() throws Exception {
    Busy pool = new Busy(1, new DiscardPolicy());
    pool.submit(() -> "runs later");
    CompletableFuture<String> dropped =
        CompletableFuture.supplyAsync(() -> "never", pool); // FINDING: AbandonedWork
    forEver(dropped::join);
    pool.end();
  }

  private static void dependent() throws Exception {
    Busy pool = new Busy(1, new DiscardPolicy());
    pool.submit(() -> "runs later");
    CompletableFuture<Integer> all =
        CompletableFuture.supplyAsync(() -> "never", pool) // FINDING: AbandonedWork
            .thenCombine(CompletableFuture.completedFuture(1), (one, other) -> other)
            .thenApply(number -> number + 1);
    inVain(CompletableFuture.allOf(all));
    pool.end();
  }

  private static void shutDown() throws Exception {
    Busy pool = new Busy(8, new AbortPolicy());
    Future<String> dropped = pool.submit(() -> "never"); // FINDING: AbandonedWork
    forEver(dropped::get);
    pool.shutdownNow();
    pool.release();
  }

  private static void delayed() throws Exception {
    ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1, Busy::daemon);
    Future<String> dropped =
        pool.schedule(() -> "never", 1, TimeUnit.HOURS); // FINDING: AbandonedWork
    pool.shutdownNow();
    inVain(dropped);
  }

  private static void closedOverWaiter() throws Exception {
    Busy pool = new Busy(8, new AbortPolicy());
    CompletableFuture<Void> dropped =
        CompletableFuture.runAsync(() -> {}, pool); // FINDING: AbandonedWork
    Thread waits = forEver(dropped.thenRun(() -> {})::get);
    pool.shutdownNow();
    pool.release();
    waits.join(20);
  }

  private static void futures() throws Exception {
    Busy pool = new Busy(8, new AbortPolicy());
    FutureTask<String> dropped = new FutureTask<>(() -> "never"); // FINDING: AbandonedWork
    pool.execute(dropped);
    pool.shutdownNow();
    pool.release();
    inVain(dropped);
  }

  private static void givenUp() throws Exception {
    Busy pool = new Busy(8, new AbortPolicy());
    for (int i = 0; i < 3; i++) {
      pool.submit(() -> "never"); // FINDING: AbandonedWork
    }
    pool.shutdown();
    pool.awaitTermination(20, TimeUnit.MILLISECONDS);
  }

  private static void givenUpAndDrained() throws Exception {
    Busy pool = new Busy(8, new AbortPolicy());
    pool.submit(() -> "never"); // FINDING: AbandonedWork
    pool.shutdown();
    pool.awaitTermination(20, TimeUnit.MILLISECONDS);
    pool.shutdownNow();
    pool.release();
  }

  private static void inVain(Future<?> future) throws Exception {
    try {
      future.get(20, TimeUnit.MILLISECONDS);
      throw new AssertionError("it has run");
    } catch (TimeoutException expected) {
      future.isDone();
    }
  }

  private static Thread forEver(Callable<?> wait) throws InterruptedException {
    Thread waits =
        Busy.daemon(
            () -> {
              try {
                wait.call();
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    waits.start();
    while (waits.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    return waits;
  }
}
