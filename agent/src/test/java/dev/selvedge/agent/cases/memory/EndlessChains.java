package dev.selvedge.agent.cases.memory;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Chains of tasks inside of one window in which each makes the next, and prints how many bytes the
 * heap has grown by between an early step and a late one, while the chain goes on.
 */
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for what goes on for ever
public final class EndlessChains {

  private static final int EARLY = 2_000;
  private static final int MANY = 100_000;
  private static final int THREADS = 12_000;
  private static final int LITTLE = 1_000_000;

  private static final ExecutorService POOL = Executors.newFixedThreadPool(2, Threads::daemon);
  private static final ScheduledExecutorService SCHEDULER =
      Executors.newScheduledThreadPool(2, Threads::daemon);

  private EndlessChains() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    Window window = Window.open();
    measure("execute", POOL::execute, MANY);
    measure("submit", POOL::submit, MANY);
    measure("schedule", next -> SCHEDULER.schedule(next, 1, TimeUnit.NANOSECONDS), MANY);
    measure("runAsync", CompletableFuture::runAsync, MANY);
    measure("stage", EndlessChains::stage, MANY);
    measure("threads", next -> Threads.daemon(next).start(), THREADS);
    if (Threads.areVirtualKnown()) {
      ThreadFactory virtual = Threads.virtual();
      measure("virtual-threads", next -> virtual.newThread(next).start(), MANY);
    }
    window.close();
  }

  private static void stage(Runnable next) {
    CompletableFuture<Void> first = new CompletableFuture<>();
    first.thenRunAsync(next, POOL);
    first.complete(null);
  }

  private static void measure(String kind, Starter starter, int steps) throws Exception {
    Chain chain = new Chain(starter, steps);
    starter.start(chain);
    chain.early.await();
    long before = Heap.used();
    chain.mayGoOn.countDown();
    chain.late.await();
    // What was dropped is forgotten some time after, when something else is made.
    long grown = Heap.used() - before;
    for (int i = 0; i < 20 && grown > LITTLE; i++) {
      TimeUnit.MILLISECONDS.sleep(200);
      new CompletableFuture<Integer>().thenApply(value -> value);
      grown = Math.min(grown, Heap.used() - before);
    }
    System.out.println(kind + " " + grown);
    chain.mayEnd.countDown();
    chain.ended.await();
  }

  private interface Starter {
    void start(Runnable next);
  }

  /** A step, which makes the next one of a new object. */
  private static final class Chain implements Runnable {
    private final Starter starter;
    private final int steps;
    private final CountDownLatch early = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private final CountDownLatch late = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int step;

    Chain(Starter starter, int steps) {
      this.starter = starter;
      this.steps = steps;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one step at a time
    public void run() {
      step++;
      if (step == EARLY) {
        stop(early, mayGoOn);
      } else if (step == steps) {
        stop(late, mayEnd);
        ended.countDown();
        return;
      }
      starter.start(() -> run());
    }

    private static void stop(CountDownLatch reached, CountDownLatch released) {
      reached.countDown();
      try {
        released.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
