package dev.selvedge.agent.cases.harmless;

import dev.selvedge.agent.cases.support.Loop;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Making and starting threads, waking them, and permits that are at hand when they are asked for.
 */
public final class Threads {

  public static void main(String[] args) throws Exception {
    Loop.run(args, Threads::calls);
  }

  private static void calls() throws Exception {
    for (int i = 0; i < 30; i++) {
      Thread thread = new Thread(Threads::nothing);
      thread.setDaemon(true);
      thread.start();
      thread.interrupt();
      LockSupport.unpark(thread);
      thread.isAlive();
    }
    permits();
    pools();
    Object monitor = new Object();
    synchronized (monitor) {
      monitor.notifyAll();
    }
    Timer timer = new Timer(true);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            nothing();
          }
        },
        1);
    timer.cancel();
    timer.purge();
  }

  private static void permits() {
    Thread self = Thread.currentThread();
    for (int i = 0; i < 20; i++) {
      LockSupport.unpark(self);
      LockSupport.park();
      LockSupport.unpark(self);
      LockSupport.park("blocker");
      LockSupport.unpark(self);
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(10));
      LockSupport.unpark(self);
      LockSupport.parkNanos("blocker", TimeUnit.SECONDS.toNanos(10));
      LockSupport.unpark(self);
      LockSupport.parkUntil(System.currentTimeMillis() + 10_000);
    }
    self.interrupt();
    LockSupport.park();
    Thread.interrupted();
  }

  private static void pools() throws Exception {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 2, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    pool.prestartAllCoreThreads();
    pool.getActiveCount();
    pool.setCorePoolSize(2);
    pool.purge();
    pool.execute(Threads::nothing);
    pool.shutdown();
    pool.isTerminated();
    ForkJoinPool own = new ForkJoinPool(2);
    own.execute(Threads::nothing);
    own.submit(Threads::nothing);
    own.shutdown();
    ForkJoinTask<?> task = ForkJoinTask.adapt(Threads::nothing);
    task.invoke();
    task.get();
    task.join();
    task.isDone();
    try (var publisher = new SubmissionPublisher<Integer>()) {
      for (int i = 0; i < 10; i++) {
        publisher.submit(i);
      }
    }
  }

  private static void nothing() {}
}
