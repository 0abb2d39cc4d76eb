package dev.selvedge.agent.cases.harmless;

import dev.selvedge.agent.cases.support.Loop;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.TimeUnit;

/** Giving work to other threads, also to executors that many others give work to. */
public final class Tasks {

  private static final int MANY = 1_000;

  private static volatile boolean over;

  public static void main(String[] args) throws Exception {
    ExecutorService fixed = Executors.newFixedThreadPool(2, Tasks::daemon);
    ExecutorService cached = Executors.newCachedThreadPool(Tasks::daemon);
    ExecutorService bounded =
        new ThreadPoolExecutor(
            1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(8), Tasks::daemon, callerRuns());
    ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, Tasks::daemon);
    for (ExecutorService each : List.of(fixed, timer, ForkJoinPool.commonPool(), bounded)) {
      daemon(() -> giveUntilOver(each)).start();
    }
    try {
      Loop.run(args, () -> calls(fixed, cached, bounded, timer));
    } finally {
      over = true;
    }
  }

  private static void calls(
      ExecutorService fixed,
      ExecutorService cached,
      ExecutorService bounded,
      ScheduledExecutorService timer) {
    Runnable task = () -> Thread.onSpinWait();
    Timer old = new Timer("timer", true);
    for (int i = 0; i < MANY; i++) {
      fixed.execute(task);
      fixed.submit(task);
      bounded.execute(task);
      timer.schedule(task, 1, TimeUnit.NANOSECONDS);
      timer.execute(task);
      ForkJoinPool.commonPool().execute(task);
      ForkJoinPool.commonPool().submit(task);
      new ExecutorCompletionService<>(fixed).submit(task, null);
      CompletableFuture.runAsync(task);
      CompletableFuture.supplyAsync(() -> 1, fixed).thenApplyAsync(one -> one + 1);
      CompletableFuture.runAsync(task, timer).orTimeout(1, TimeUnit.SECONDS);
      CompletableFuture.delayedExecutor(1, TimeUnit.MICROSECONDS, fixed).execute(task);
    }
    for (int i = 0; i < 50; i++) {
      cached.execute(task);
      daemon(task).start();
      old.schedule(timerTask(), 1);
      old.schedule(timerTask(), 1, 1);
      ExecutorService brief = Executors.newSingleThreadExecutor(Tasks::daemon);
      brief.submit(task).cancel(true);
      brief.shutdownNow();
      timer.scheduleAtFixedRate(task, 1, 1, TimeUnit.MILLISECONDS).cancel(false);
    }
    timer.scheduleWithFixedDelay(task, 1, 1, TimeUnit.MILLISECONDS);
    old.cancel();
    try (SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>()) {
      publisher.submit(1);
      publisher.offer(1, null);
    }
  }

  private static void giveUntilOver(ExecutorService executor) {
    Semaphore underway = new Semaphore(1_000);
    while (!over) {
      if (underway.tryAcquire()) {
        executor.execute(underway::release);
      }
    }
  }

  private static TimerTask timerTask() {
    return new TimerTask() {
      @Override
      public void run() {
        cancel();
      }
    };
  }

  private static CallerRunsPolicy callerRuns() {
    return new CallerRunsPolicy();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "other");
    thread.setDaemon(true);
    return thread;
  }
}
