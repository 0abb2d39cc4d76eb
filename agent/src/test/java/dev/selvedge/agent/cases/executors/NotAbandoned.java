package dev.selvedge.agent.cases.executors;

import dev.selvedge.agent.cases.support.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor.AbortPolicy;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.ThreadPoolExecutor.DiscardOldestPolicy;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work that is not lost, or that nobody misses. */
@SuppressWarnings({"FutureReturnValueIgnored", "ReturnValueIgnored"}) // by what is shown
public final class NotAbandoned {

  public static void main(String[] args) throws Exception {
    String window = args.length == 0 ? null : Windows.open("not abandoned");
    nobodyWaits();
    cancelledByWhoShutsDown();
    runByWhoShutsDown();
    givenToAnother();
    cancelledByTheHandler();
    runByTheCaller();
    runByTheHandlerThoughTooLate();
    heldBackByTheHandler();
    givenUpBefore();
    interruptedByTheSameShutDown();
    theBook();
    lookedAtThePool();
    lookedAtWhatWasLeft();
    waitedAgain();
    ranAfterAll();
    clean();
    periodic();
    discardedButOldest();
    if (window != null) {
      Windows.close(window);
    }
    System.exit(0);
  }

  private static void nobodyWaits() throws Exception {
    Busy pool = new Busy(1, new DiscardPolicy());
    pool.submit(() -> "runs later");
    pool.submit(() -> "never");
    pool.execute(() -> {});
    CompletableFuture.supplyAsync(() -> "never", pool).thenApply(text -> text + "!");
    pool.end();

    Busy other = new Busy(8, new AbortPolicy());
    other.submit(() -> "never");
    other.shutdownNow();
    other.release();
  }

  private static void cancelledByWhoShutsDown() throws Exception {
    Busy pool = new Busy(8, new AbortPolicy());
    Future<String> dropped = pool.submit(() -> "never");
    Thread waits = waiting(dropped);
    for (Runnable each : pool.shutdownNow()) {
      ((Future<?>) each).cancel(false);
    }
    pool.release();
    waits.join();
  }

  private static void runByWhoShutsDown() throws Exception {
    Busy pool = new Busy(8, new AbortPolicy());
    Future<String> dropped = pool.submit(() -> "after all");
    CompletableFuture<String> stage = CompletableFuture.supplyAsync(() -> "after all", pool);
    Thread waits = waiting(dropped);
    Thread other = waiting(stage);
    pool.shutdownNow().forEach(Runnable::run);
    pool.release();
    waits.join();
    other.join();
  }

  private static void givenToAnother() throws Exception {
    Busy pool = new Busy(8, new AbortPolicy());
    Busy next = new Busy(8, new AbortPolicy());
    Future<String> dropped = pool.submit(() -> "after all");
    pool.shutdownNow().forEach(next::execute);
    pool.release();
    try {
      dropped.get(20, TimeUnit.MILLISECONDS);
      throw new AssertionError("it has run already");
    } catch (TimeoutException expected) {
      next.end();
    }
    dropped.get();
  }

  private static void cancelledByTheHandler() throws Exception {
    Busy pool = new Busy(1, (command, full) -> ((Future<?>) command).cancel(false));
    pool.submit(() -> "runs later");
    Future<String> dropped = pool.submit(() -> "never");
    waiting(dropped).join();
    pool.end();
  }

  private static void runByTheCaller() throws Exception {
    Busy pool = new Busy(1, new CallerRunsPolicy());
    pool.submit(() -> "runs later");
    pool.submit(() -> "at once").get(1, TimeUnit.SECONDS);
    pool.end();
    pool.submit(() -> "too late, and nobody waits");
  }

  private static void runByTheHandlerThoughTooLate() throws Exception {
    Busy pool = new Busy(1, (command, full) -> command.run());
    pool.end();
    pool.submit(() -> "here").get(1, TimeUnit.SECONDS);
  }

  private static void heldBackByTheHandler() throws Exception {
    LinkedBlockingQueue<Runnable> later = new LinkedBlockingQueue<>();
    Busy pool = new Busy(1, (command, full) -> later.add(command));
    pool.submit(() -> "runs later");
    Future<String> held = pool.submit(() -> "much later");
    try {
      held.get(20, TimeUnit.MILLISECONDS);
      throw new AssertionError("it has run already");
    } catch (TimeoutException expected) {
      later.remove().run();
    }
    held.get();
    pool.end();
  }

  /** Whoever gives up first, and then ends the pool, has lost nothing by that. */
  private static void givenUpBefore() throws Exception {
    Busy pool = new Busy(8, new AbortPolicy());
    Future<String> late = pool.submit(() -> "never");
    try {
      late.get(20, TimeUnit.MILLISECONDS);
    } catch (TimeoutException expected) {
      pool.shutdownNow();
      pool.release();
    }
  }

  private static void interruptedByTheSameShutDown() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor(Busy::daemon);
    LinkedBlockingQueue<Thread> waits = new LinkedBlockingQueue<>();
    pool.submit(
        () -> {
          Future<String> behind = pool.submit(() -> "never");
          waits.add(Thread.currentThread());
          return behind.get(1, TimeUnit.MINUTES);
        });
    Thread waiter = waits.take();
    while (waiter.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }
    pool.shutdownNow();
    if (!pool.awaitTermination(30, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end");
    }
  }

  private static void theBook() throws Exception {
    Busy pool = new Busy(8, new AbortPolicy());
    pool.submit(() -> "never");
    pool.shutdown();
    if (!pool.awaitTermination(20, TimeUnit.MILLISECONDS)) {
      pool.shutdownNow();
      pool.release();
      if (!pool.awaitTermination(30, TimeUnit.SECONDS)) {
        throw new AssertionError("it does not end");
      }
    }
  }

  private static void lookedAtThePool() throws Exception {
    Busy pool = new Busy(8, new AbortPolicy());
    pool.submit(() -> "never");
    pool.shutdown();
    pool.awaitTermination(20, TimeUnit.MILLISECONDS);
    if (!pool.isTerminated()) {
      pool.shutdownNow();
      pool.release();
    }
  }

  private static void lookedAtWhatWasLeft() throws Exception {
    Busy pool = new Busy(8, new AbortPolicy());
    pool.submit(() -> "never");
    pool.shutdown();
    pool.awaitTermination(20, TimeUnit.MILLISECONDS);
    List<Runnable> left = new ArrayList<>(pool.shutdownNow());
    pool.release();
    if (left.size() > 1) {
      throw new AssertionError();
    }
  }

  private static void waitedAgain() throws Exception {
    Busy pool = new Busy(8, new AbortPolicy());
    pool.submit(() -> "late");
    pool.shutdown();
    pool.awaitTermination(20, TimeUnit.MILLISECONDS);
    pool.release();
    boolean ended = pool.awaitTermination(30, TimeUnit.SECONDS);
    if (!ended) {
      throw new AssertionError("it does not end");
    }
  }

  private static void ranAfterAll() throws Exception {
    Busy pool = new Busy(8, new AbortPolicy());
    Future<String> late = pool.submit(() -> "late");
    pool.shutdown();
    pool.awaitTermination(20, TimeUnit.MILLISECONDS);
    pool.release();
    late.get();
  }

  private static void clean() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2, Busy::daemon);
    for (int i = 0; i < 100; i++) {
      pool.submit(() -> "done").get();
    }
    pool.shutdown();
    pool.awaitTermination(30, TimeUnit.SECONDS);
  }

  /** A wait for a pool that nobody has shut down is a pause, and no question. */
  private static void periodic() throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(1, Busy::daemon);
    pool.scheduleAtFixedRate(() -> {}, 1, 1, TimeUnit.HOURS);
    pool.schedule(() -> {}, 1, TimeUnit.HOURS);
    pool.awaitTermination(20, TimeUnit.MILLISECONDS);
    pool.shutdownNow();
  }

  private static void discardedButOldest() throws Exception {
    Busy pool = new Busy(2, new DiscardOldestPolicy());
    pool.submit(() -> "never, and nobody waits");
    Future<String> second = pool.submit(() -> "runs later");
    Future<String> third = pool.submit(() -> "runs later");
    Thread waits = waiting(second);
    pool.end();
    waits.join();
    third.get();
  }

  private static Thread waiting(Future<?> future) throws InterruptedException {
    Thread waits =
        Busy.daemon(
            () -> {
              try {
                future.get();
              } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e);
              } catch (CancellationException expected) {
                future.isDone();
              }
            });
    waits.start();
    while (waits.getState() != Thread.State.WAITING && waits.isAlive()) {
      Thread.sleep(1);
    }
    return waits;
  }
}
