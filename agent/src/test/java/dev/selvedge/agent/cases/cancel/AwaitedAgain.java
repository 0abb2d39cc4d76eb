package dev.selvedge.agent.cases.cancel;

import static dev.selvedge.agent.cases.cancel.CancelWork.POOL;
import static dev.selvedge.agent.cases.cancel.CancelWork.timesOut;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.selvedge.agent.cases.support.Cases;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/** Waits that were given up, and nothing is wrong: none of it is a finding. */
@SuppressWarnings("FutureReturnValueIgnored") // that is what it is about
public final class AwaitedAgain {

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("polled", AwaitedAgain::polled)
        .run("asked", AwaitedAgain::asked)
        .run("cancelled", AwaitedAgain::cancelled)
        .run("in the grace", AwaitedAgain::inTheGrace)
        .run("its pool was closed", AwaitedAgain::closed)
        .run("built upon", AwaitedAgain::builtUpon)
        .run("its thread was joined", AwaitedAgain::joined)
        .run("limits", AwaitedAgain::limits)
        .run("all and any", AwaitedAgain::allAndAny)
        .run("dropped", AwaitedAgain::dropped)
        .end();
  }

  private static int works() {
    return CancelWork.waits(new CountDownLatch(1), 600);
  }

  private static void polled() throws Exception {
    Future<Integer> task = POOL.submit(AwaitedAgain::works);
    int polls = 0;
    while (timesOut(task, 20)) {
      polls++;
    }
    CompletableFuture<Integer> stage = supplyAsync(AwaitedAgain::works);
    while (timesOut(stage, 20)) {
      polls++;
    }
    CompletableFuture<Integer> uponValue =
        CompletableFuture.completedFuture(1).thenApplyAsync(one -> works(), POOL);
    while (timesOut(uponValue, 20)) {
      polls++;
    }
    if (polls == 0) {
      throw new AssertionError();
    }
    Future<Integer> forked = ForkJoinPool.commonPool().submit(AwaitedAgain::works);
    if (timesOut(forked, 20)) {
      forked.get();
    }
  }

  private static void asked() throws Exception {
    Future<Integer> task = POOL.submit(AwaitedAgain::works);
    CompletableFuture<Integer> stage = supplyAsync(AwaitedAgain::works);
    timesOut(task, 20);
    timesOut(stage, 20);
    while (!task.isDone() || !stage.isDone()) {
      Thread.sleep(10);
    }
  }

  private static void cancelled() throws Exception {
    Future<?> task = POOL.submit(() -> sleeps(20_000));
    if (timesOut(task, 20)) {
      task.cancel(true);
    }
    Future<?> looks = POOL.submit(AwaitedAgain::computesUntilInterrupted);
    if (timesOut(looks, 20)) {
      looks.cancel(true);
    }
    ExecutorService pool = Executors.newSingleThreadExecutor(CancelWork::daemon);
    Future<?> stopped = pool.submit(() -> sleeps(20_000));
    timesOut(stopped, 20);
    pool.shutdownNow();
    Future<?> queued = POOL.submit(AwaitedAgain::works);
    if (timesOut(queued, 20)) {
      queued.cancel(false);
      CancelWork.rest(700);
    }
  }

  private static void sleeps(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void computesUntilInterrupted() {
    while (!Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
  }

  /** Nobody has to wait for the pool, which is shut down. */
  private static void inTheGrace() throws Exception {
    ExecutorService pool = Executors.newCachedThreadPool(CancelWork::daemon);
    CountDownLatch begun = new CountDownLatch(2);
    Future<?> task = pool.submit(() -> CancelWork.works(begun, 60));
    CompletableFuture<?> stage = supplyAsync(() -> CancelWork.works(begun, 60), pool);
    CancelWork.await(begun);
    timesOut(task, 1);
    timesOut(stage, 1);
    supplyAsync(() -> CancelWork.works(begun, 60))
        .orTimeout(1, MILLISECONDS)
        .exceptionally(failure -> 0)
        .join();
    supplyAsync(() -> CancelWork.works(begun, 60)).completeOnTimeout(0, 1, MILLISECONDS).join();
    pool.shutdown();
    CancelWork.rest(100);
  }

  private static void closed() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor(CancelWork::daemon);
    timesOut(pool.submit(AwaitedAgain::works), 20);
    timesOut(supplyAsync(AwaitedAgain::works, pool), 20);
    CancelWork.close(pool);
    ForkJoinPool forks = new ForkJoinPool(2);
    timesOut(forks.submit(AwaitedAgain::works), 20);
    CancelWork.close(forks);
    if (CancelWork.isFrom(21)) {
      try (AutoCloseable threads = (AutoCloseable) CancelWork.virtualThreads()) {
        timesOut(((ExecutorService) threads).submit(AwaitedAgain::works), 20);
      }
    }
  }

  private static void builtUpon() throws Exception {
    AtomicInteger seen = new AtomicInteger();
    CompletableFuture<Integer> before = supplyAsync(AwaitedAgain::works, POOL);
    before.thenAccept(seen::addAndGet).exceptionally(failure -> null);
    timesOut(before, 20);
    CompletableFuture<Integer> after = supplyAsync(AwaitedAgain::works, POOL);
    timesOut(after, 20);
    after.whenComplete((one, failure) -> seen.incrementAndGet());
    CompletableFuture<Integer> source = supplyAsync(AwaitedAgain::works, POOL);
    CompletableFuture<Integer> limited =
        source.thenApply(one -> one).completeOnTimeout(0, 20, MILLISECONDS);
    limited.join();
    source.join();
  }

  private static void joined() throws Exception {
    FutureTask<Integer> task = new FutureTask<>(AwaitedAgain::works);
    Thread thread = CancelWork.daemon(task);
    thread.start();
    timesOut(task, 20);
    thread.join();
  }

  /** Of promises nobody knows any work, and limits that are kept are none. */
  private static void limits() throws Exception {
    new CompletableFuture<Integer>().completeOnTimeout(1, 1, MILLISECONDS).join();
    new CompletableFuture<Integer>().orTimeout(1, MILLISECONDS).exceptionally(failure -> 1).join();
    supplyAsync(() -> 1).orTimeout(20, SECONDS).join();
    timesOut(supplyAsync(() -> 1), 20_000);
  }

  /** What the JDK cancels by itself, and what then ends. */
  private static void allAndAny() throws Exception {
    Callable<Integer> sleeps =
        () -> {
          Thread.sleep(20_000);
          return 1;
        };
    POOL.invokeAll(List.of(sleeps, sleeps), 20, MILLISECONDS);
    try {
      POOL.invokeAny(List.of(sleeps, sleeps), 20, MILLISECONDS);
    } catch (java.util.concurrent.TimeoutException expected) {
      return;
    }
    throw new AssertionError();
  }

  /** Nobody says that this is no fault, but it is not that of who waited for it. */
  private static void dropped() throws Exception {
    Future<Integer> kept = POOL.submit(AwaitedAgain::works);
    timesOut(kept, 20);
    POOL.submit(() -> 1).get();
    kept.get();
  }
}
