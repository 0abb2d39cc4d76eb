package dev.selvedge.agent.cases.unseen;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Threads that are started, or that are no work that somebody has to start. */
public final class StartedThreads {

  public static void main(String[] args) throws Exception {
    started();
    hooks();
    asRunnables();
    ofPools();
    if (Runtime.version().feature() >= 21) {
      virtual();
    }
  }

  private static void started() throws Exception {
    Thread plain = new Thread(() -> {});
    plain.start();
    plain.join();
    Thread late = new Worker();
    Thread starter = new Thread(late::start);
    starter.start();
    starter.join();
    late.join();
    try {
      late.start();
    } catch (IllegalThreadStateException twice) {
      // As it should be.
    }
  }

  private static void hooks() {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {}));
    Thread removed = new Thread(() -> {});
    Runtime.getRuntime().addShutdownHook(removed);
    Runtime.getRuntime().removeShutdownHook(removed);
  }

  private static void asRunnables() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    pool.execute(new Worker());
    pool.submit(new Worker()).get();
    CompletableFuture.runAsync(new Thread(() -> {}), pool).get();
    end(pool);
    Runnable run = new Thread(() -> {});
    run.run();
    Thread around = new Thread(new Thread(() -> {}));
    around.start();
    around.join();
    new Thread().setName("without any work");
  }

  private static void ofPools() throws Exception {
    ThreadFactory wrapping = task -> new Thread(() -> task.run());
    ExecutorService pool = Executors.newFixedThreadPool(2, wrapping);
    pool.execute(() -> {});
    end(pool);
    try {
      pool.execute(() -> {});
    } catch (RejectedExecutionException late) {
      // As it should be.
    }
    ExecutorService failing =
        Executors.newFixedThreadPool(
            1,
            task ->
                new Thread(task) {
                  @Override
                  public synchronized void start() {
                    throw new IllegalStateException("no more threads");
                  }
                });
    try {
      failing.execute(() -> {});
    } catch (IllegalStateException refused) {
      failing.shutdown();
    }
    ForkJoinPool forkJoin =
        new ForkJoinPool(1, owner -> new ForkJoinWorkerThread(owner) {}, null, false);
    forkJoin.submit(() -> {}).get();
    end(forkJoin);
  }

  private static void virtual() throws Exception {
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    Class<?> type = Class.forName("java.lang.Thread$Builder");
    Runnable body = () -> {};
    Thread later = (Thread) type.getMethod("unstarted", Runnable.class).invoke(builder, body);
    later.start();
    later.join();
    ((Thread) type.getMethod("start", Runnable.class).invoke(builder, body)).join();
    ((Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, body))
        .join();
  }

  private static void end(ExecutorService pool) throws InterruptedException {
    pool.shutdown();
    if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("does not end");
    }
  }

  /** A thread with a body of its own. */
  private static final class Worker extends Thread {
    @Override
    public void run() {}
  }
}
