package dev.selvedge.agent.cases.memory;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Runs 100,000 tasks of each kind inside of one window, and prints how many bytes the heap has
 * grown by after each.
 */
@SuppressWarnings("FutureReturnValueIgnored") // only what is kept of them matters
public final class FinishedTasks {

  /** Even forty bytes kept of each would show. */
  private static final int MANY = 100_000;

  /** Thirty bytes of each. */
  private static final long SUSPECT = 30L * MANY;

  /** So many are under way at a time. */
  private static final int BATCH = 1_000;

  private static final ExecutorService POOL = Executors.newFixedThreadPool(2, Threads::daemon);

  private FinishedTasks() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    Window window = Window.open();
    measure("submit", FinishedTasks::submit);
    measure("execute", FinishedTasks::execute);
    measure("stages", FinishedTasks::stages);
    measure("abandoned-stages", FinishedTasks::abandonedStages);
    measure("fork-join", FinishedTasks::forkJoin);
    if (Threads.areVirtualKnown()) {
      ThreadFactory virtual = Threads.virtual();
      measure("virtual-threads", count -> threads(virtual, count));
    }
    window.closeClean();
  }

  private static void measure(String kind, Tasks tasks) throws Exception {
    tasks.run(MANY / 3);
    long before = used();
    tasks.run(MANY);
    long grown = used() - before;
    // On a busy machine what is to be forgotten goes late; what is kept stays however long one
    // looks.
    for (int i = 0; grown > SUSPECT && i < 10; i++) {
      grown = Math.min(grown, used() - before);
    }
    System.out.println(kind + " " + grown);
  }

  /** What was dropped unseen is forgotten some time after, when something else is made. */
  private static long used() throws InterruptedException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      least = Math.min(least, Heap.used());
      abandonedStages(1);
      TimeUnit.MILLISECONDS.sleep(150);
    }
    return least;
  }

  private static void submit(int count) throws Exception {
    for (int i = 0; i < count; i += BATCH) {
      Future<?> last = null;
      for (int j = 0; j < BATCH; j++) {
        int number = j;
        last = POOL.submit(() -> number);
      }
      last.get();
    }
  }

  private static void execute(int count) throws InterruptedException {
    for (int i = 0; i < count; i += BATCH) {
      CountDownLatch ran = new CountDownLatch(BATCH);
      for (int j = 0; j < BATCH; j++) {
        POOL.execute(() -> ran.countDown());
      }
      ran.await();
    }
  }

  private static void stages(int count) {
    for (int i = 0; i < count; i += 2) {
      int number = i;
      CompletableFuture.supplyAsync(() -> number).thenApply(value -> value + number).join();
    }
  }

  /** Their stages hang on a future that nobody completes and nobody knows any more. */
  private static void abandonedStages(int count) {
    for (int i = 0; i < count; i++) {
      int number = i;
      new CompletableFuture<Integer>().thenApply(value -> value + number);
    }
  }

  private static void forkJoin(int count) {
    for (int i = 0; i < count; i += BATCH) {
      ForkJoinPool.commonPool()
          .submit(
              () -> {
                ForkJoinTask<?>[] forked = new ForkJoinTask<?>[BATCH];
                for (int j = 0; j < BATCH; j++) {
                  forked[j] = ForkJoinTask.adapt(() -> {}).fork();
                }
                for (ForkJoinTask<?> each : forked) {
                  each.join();
                }
              })
          .join();
    }
  }

  private static void threads(ThreadFactory factory, int count) throws InterruptedException {
    Semaphore slots = new Semaphore(BATCH);
    for (int i = 0; i < count; i++) {
      slots.acquire();
      factory.newThread(slots::release).start();
    }
    slots.acquire(BATCH);
  }

  private interface Tasks {
    void run(int count) throws Exception;
  }
}
