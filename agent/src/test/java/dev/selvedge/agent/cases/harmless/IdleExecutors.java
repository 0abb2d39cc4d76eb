package dev.selvedge.agent.cases.harmless;

import java.nio.file.FileSystems;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads of the JDK's executors and timers that are named as loops, at work and idle. */
public final class IdleExecutors {

  public static void main(String[] args) throws Exception {
    ScheduledExecutorService scheduled = Executors.newScheduledThreadPool(2, named("scheduled"));
    ExecutorService fixed = Executors.newFixedThreadPool(2, named("fixed"));
    ExecutorService brief =
        new ThreadPoolExecutor(
            0, 4, 20, TimeUnit.MILLISECONDS, new SynchronousQueue<>(), named("brief"));
    ForkJoinPool forkJoin =
        new ForkJoinPool(2, IdleExecutors::worker, (thread, e) -> e.printStackTrace(), true);
    Timer timer = new Timer("loop-timer", true);
    CountDownLatch done = new CountDownLatch(5 * 5);
    for (int i = 0; i < 5; i++) {
      scheduled.schedule(done::countDown, 10L * i, TimeUnit.MILLISECONDS);
      fixed.execute(done::countDown);
      brief.execute(done::countDown);
      forkJoin.execute(done::countDown);
      timer.schedule(task(done), 10L * i);
      TimeUnit.MILLISECONDS.sleep(20);
    }
    scheduled.scheduleAtFixedRate(Thread::onSpinWait, 1, 5, TimeUnit.MILLISECONDS);
    CompletableFuture.runAsync(Thread::onSpinWait, fixed).thenRunAsync(Thread::onSpinWait, fixed);
    FileSystems.getDefault().newWatchService().close();
    done.await();
    TimeUnit.MILLISECONDS.sleep(100);
    timer.cancel();
    for (ExecutorService each : List.of(scheduled, fixed, brief, forkJoin)) {
      each.shutdownNow();
      each.awaitTermination(10, TimeUnit.SECONDS);
    }
  }

  private static java.util.concurrent.ThreadFactory named(String name) {
    return task -> new Thread(task, "loop-" + name);
  }

  private static ForkJoinWorkerThread worker(ForkJoinPool pool) {
    ForkJoinWorkerThread worker = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
    worker.setName("loop-forkjoin");
    return worker;
  }

  private static TimerTask task(CountDownLatch done) {
    return new TimerTask() {
      @Override
      public void run() {
        done.countDown();
      }
    };
  }
}
