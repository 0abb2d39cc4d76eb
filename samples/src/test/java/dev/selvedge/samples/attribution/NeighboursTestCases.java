package dev.selvedge.samples.attribution;

import dev.selvedge.Guarded;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Tests that run side by side on one pool, one event loop and the common pool. Each makes a fault
 * of its own, or none.
 */
@Guarded
@Execution(ExecutionMode.CONCURRENT)
class NeighboursTestCases {

  /** Longer than settle, so that it is a leak; not for ever, so that it can be made many times. */
  private static final long LEAK_MILLIS = 2_500;

  private static final ExecutorService POOL = Executors.newCachedThreadPool(Daemon::new);
  private static final ScheduledExecutorService TIMER =
      Executors.newScheduledThreadPool(2, Daemon::new);
  private static final Vertx VERTX = Vertx.vertx();
  private static final Context LOOP = VERTX.getOrCreateContext();

  /** The runnable that several tests give to the pool: one object for all. */
  private static final Runnable QUICK = new Quick();

  /** What is loaded at the first use of all these is not to keep the loop from anybody's work. */
  @BeforeAll
  static void useThemAll() throws InterruptedException {
    quickly(POOL);
    onLoop(() -> {});
    late().join();
  }

  @Test
  void leavesATaskInThePool() {
    var _ = POOL.submit(NeighboursTestCases::linger); // FINDING: UnfinishedTask
    quickly(POOL);
  }

  @Test
  void leavesAnotherTaskInThePool() throws Exception {
    POOL.submit(() -> POOL.execute(NeighboursTestCases::linger)).get(); // FINDING: UnfinishedTask
  }

  @Test
  void blocksTheLoop() throws Exception {
    onLoop(() -> Thread.sleep(3)); // FINDING: BlockedEventLoop
  }

  @Test
  void blocksTheLoopInAStage() throws Exception {
    CompletableFuture<Void> here = new CompletableFuture<>();
    // Made on the loop just before: it is late however long the loop took to come to that.
    CompletableFuture<Void> stage = here.thenRun(() -> late().join()); // FINDING: SyncOverAsync
    LOOP.runOnContext(nothing -> here.complete(null));
    stage.get();
  }

  @Test
  void leavesWorkInTheCommonPool() {
    var _ = CompletableFuture.runAsync(NeighboursTestCases::linger); // FINDING: UnfinishedTask
  }

  @Test
  void leavesATimer() {
    Ticks ticks = new Ticks();
    ticks.timer =
        TIMER.scheduleAtFixedRate(ticks, 1, 1, TimeUnit.MILLISECONDS); // FINDING: UnfinishedTask
  }

  @Test
  void usesThemAllAndLeavesNothing() throws Exception {
    quickly(POOL);
    onLoop(() -> {});
    CompletableFuture.supplyAsync(() -> 1).thenApplyAsync(one -> one + 1, POOL).get();
    ForkJoinPool.commonPool().submit(() -> {}).get();
    TIMER.schedule(() -> {}, 1, TimeUnit.MILLISECONDS).get();
  }

  @Test
  void leavesWhatEndsSoon() {
    for (int i = 0; i < 20; i++) {
      POOL.execute(QUICK);
      var _ = POOL.submit(() -> sleep(2));
    }
    LOOP.runOnContext(nothing -> POOL.execute(QUICK));
  }

  /** Complete some time from now, but sooner than a neighbour's work has to be over. */
  private static CompletableFuture<Void> late() {
    return CompletableFuture.runAsync(
        () -> {}, CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS, POOL));
  }

  private static void quickly(ExecutorService pool) {
    for (int i = 0; i < 20; i++) {
      pool.execute(QUICK);
    }
  }

  private static void onLoop(Action action) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    LOOP.runOnContext(
        nothing -> {
          try {
            action.run();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } finally {
            done.countDown();
          }
        });
    done.await();
  }

  private static void linger() {
    sleep(LEAK_MILLIS);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ticks on for as long as a leak lasts, and then ends itself. */
  private static final class Ticks implements Runnable {
    private final long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LEAK_MILLIS);
    private volatile @Nullable Future<?> timer;

    @Override
    public void run() {
      LockSupport.parkNanos(1);
      Future<?> own = timer;
      if (own != null && System.nanoTime() - end > 0) {
        own.cancel(false);
      }
    }
  }

  private interface Action {
    void run() throws InterruptedException;
  }

  private static final class Quick implements Runnable {
    @Override
    public void run() {}
  }

  private static final class Daemon extends Thread {
    Daemon(Runnable task) {
      super(task);
      setDaemon(true);
    }
  }
}
