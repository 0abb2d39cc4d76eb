package dev.selvedge.doctor;

import static dev.selvedge.doctor.Provocations.onLoop;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Waits for time and for other threads. */
final class Waits {

  private static final long MILLIS = 40;

  /** A watchdog sees it only from time to time. */
  private static final long MONITOR_MILLIS = 200;

  private Waits() {}

  static List<Provocation> provocations() {
    return List.of(
        onLoop("Thread.sleep", "sleep", Waits::sleep),
        onLoop("LockSupport.park", "park", Waits::park),
        onLoop("Object.wait", "waitOnMonitor", Waits::waitOnMonitor),
        onLoop("a lock that another thread holds", "lockHeld", Waits::lockHeld),
        onLoop("a monitor that another thread holds", "monitorHeld", Waits::monitorHeld),
        onLoop("a latch", "latch", Waits::latch),
        onLoop("a semaphore without a permit", "semaphore", Waits::semaphore),
        onLoop("an empty queue", "queue", Waits::queue),
        onLoop("a Future that is not done", "future", Waits::future),
        onLoop("a CompletableFuture that is not done", "completable", Waits::completable),
        onLoop("Thread.join", "joinThread", Waits::joinThread));
  }

  private static void sleep() throws InterruptedException {
    Thread.sleep(MILLIS);
  }

  private static void park() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(MILLIS));
  }

  @SuppressWarnings("WaitNotInLoop") // nobody notifies
  private static void waitOnMonitor() throws InterruptedException {
    Object monitor = new Object();
    synchronized (monitor) {
      monitor.wait(MILLIS);
    }
  }

  private static void lockHeld() throws InterruptedException {
    ReentrantLock lock = new ReentrantLock();
    CountDownLatch held = new CountDownLatch(1);
    Thread loop = Thread.currentThread();
    Thread holder =
        new Thread(
            () -> {
              lock.lock();
              try {
                held.countDown();
                awaitWaiting(loop);
              } finally {
                lock.unlock();
              }
            });
    holder.start();
    while (held.getCount() > 0) {
      Thread.onSpinWait();
    }
    lock.lock();
    try {
      holder.join();
    } finally {
      lock.unlock();
    }
  }

  private static void monitorHeld() throws InterruptedException {
    Object monitor = new Object();
    CountDownLatch held = new CountDownLatch(1);
    Thread loop = Thread.currentThread();
    Thread holder =
        new Thread(
            () -> {
              synchronized (monitor) {
                held.countDown();
                awaitWaiting(loop);
                pause(MONITOR_MILLIS);
              }
            });
    holder.start();
    while (held.getCount() > 0) {
      Thread.onSpinWait();
    }
    synchronized (monitor) {
      held.countDown();
    }
    holder.join();
  }

  /** Returns when the thread has waited long enough for it to count. */
  static void awaitWaiting(Thread waiter) {
    long since = System.nanoTime();
    while (System.nanoTime() - since < TimeUnit.MILLISECONDS.toNanos(MILLIS)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      Thread.State state = waiter.getState();
      if (state == Thread.State.RUNNABLE || state == Thread.State.NEW) {
        since = System.nanoTime();
      }
    }
  }

  /** Sleeps, where nothing is to be said of it. */
  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void latch() throws InterruptedException {
    if (new CountDownLatch(1).await(MILLIS, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("nobody has counted it down");
    }
  }

  private static void semaphore() throws InterruptedException {
    if (new Semaphore(0).tryAcquire(MILLIS, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("there is no permit");
    }
  }

  private static void queue() throws InterruptedException {
    new ArrayBlockingQueue<String>(1).poll(MILLIS, TimeUnit.MILLISECONDS);
  }

  private static void future() throws Exception {
    FutureTask<String> task = new FutureTask<>(() -> "done");
    later(task);
    task.get();
  }

  private static void completable() {
    CompletableFuture<String> future = new CompletableFuture<>();
    later(() -> future.complete("done"));
    future.join();
  }

  private static void joinThread() throws InterruptedException {
    later(() -> {}).join();
  }

  /** Runs on another thread when the current one has waited for a while. */
  private static Thread later(Runnable action) {
    Thread waiter = Thread.currentThread();
    Thread thread =
        new Thread(
            () -> {
              awaitWaiting(waiter);
              action.run();
            });
    thread.start();
    return thread;
  }
}
