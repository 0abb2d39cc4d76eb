package dev.selvedge.agent.cases.pools;

import dev.selvedge.agent.cases.support.Cases;
import dev.selvedge.agent.cases.support.Others;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** Tasks that wait for futures which nothing completes: each wait is one fault, not two. */
@SuppressWarnings("FutureReturnValueIgnored") // that is what it is about
public final class WaitsInVain {

  private static final ExecutorService POOL = Executors.newCachedThreadPool(WaitsInVain::daemon);
  private static final List<Object> KEPT = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("for ever", WaitsInVain::forEver)
        .run("for ever in a stage", WaitsInVain::forEverInStage)
        .run("for some time", WaitsInVain::forSomeTime)
        .run("on a thread of its own", WaitsInVain::onThreadOfItsOwn)
        .run("one of two", WaitsInVain::oneOfTwo)
        .end();
  }

  private static void forEver() throws Exception {
    CompletableFuture<Integer> promise = kept();
    AtomicReference<Thread> waiter = new AtomicReference<>();
    POOL.submit(
        () -> {
          waiter.set(Thread.currentThread());
          return promise.join(); // FINDING: NeverCompletedFuture
        });
    awaitWaiting(waiter);
  }

  private static void forEverInStage() throws Exception {
    CompletableFuture<Integer> promise = kept();
    AtomicReference<Thread> waiter = new AtomicReference<>();
    CompletableFuture.runAsync(
        () -> {
          waiter.set(Thread.currentThread());
          promise.join(); // FINDING: NeverCompletedFuture
        },
        POOL);
    awaitWaiting(waiter);
  }

  private static void forSomeTime() throws Exception {
    CompletableFuture<Integer> promise = kept();
    POOL.submit(
            () -> {
              try {
                return promise.get(5, TimeUnit.MILLISECONDS); // FINDING: SyncOverAsync
              } catch (TimeoutException expected) {
                return 0;
              }
            })
        .get();
  }

  private static void onThreadOfItsOwn() throws Exception {
    CompletableFuture<Integer> promise = kept();
    try {
      promise.get(5, TimeUnit.MILLISECONDS); // FINDING: NeverCompletedFuture
      throw new AssertionError();
    } catch (TimeoutException expected) {
      KEPT.add(expected);
    }
  }

  /** That one wait never ends says nothing of another one that has. */
  private static void oneOfTwo() throws Exception {
    CompletableFuture<Integer> promise = kept();
    CompletableFuture<Integer> other = kept();
    AtomicReference<Thread> waiter = new AtomicReference<>();
    Future<Integer> waiting =
        POOL.submit(
            () -> {
              waiter.set(Thread.currentThread());
              return other.join(); // FINDING: SyncOverAsync
            });
    awaitWaiting(waiter);
    other.complete(1);
    waiting.get();
    AtomicReference<Thread> second = new AtomicReference<>();
    POOL.submit(
        () -> {
          second.set(Thread.currentThread());
          return promise.join(); // FINDING: NeverCompletedFuture
        });
    awaitWaiting(second);
  }

  private static CompletableFuture<Integer> kept() {
    CompletableFuture<Integer> promise = new CompletableFuture<>();
    KEPT.add(promise);
    return promise;
  }

  private static void awaitWaiting(AtomicReference<Thread> waiter) throws InterruptedException {
    Thread thread = waiter.get();
    while (thread == null) {
      Thread.onSpinWait();
      thread = waiter.get();
    }
    Others.awaitWaiting(thread, 5_000_000);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    return thread;
  }
}
