package dev.selvedge.agent.cases.loops;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** Loops by a test in code, as the framework hands it to the agent. */
public final class TestedLoops {

  private static final ReentrantLock LOCK = new ReentrantLock();

  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor(Worker::new);
    AutoCloseable broken = add(thread -> Integer.parseInt(thread.getName()) == 0);
    AutoCloseable serving = add(thread -> thread instanceof Worker worker && worker.isServing());
    pool.submit(TestedLoops::sleepFirst).get();
    pool.submit(TestedLoops::serveThenNot).get();
    pool.submit(TestedLoops::sleepFirst).get();
    AutoCloseable slow = add(TestedLoops::isServingAsSlowlyKnown);
    CountDownLatch held = new CountDownLatch(1);
    Thread holder = new Thread(() -> hold(held));
    holder.start();
    held.await();
    pool.submit(TestedLoops::parkWithAPermitOnTheWay).get();
    holder.join();
    broken.close();
    serving.close();
    slow.close();
    pool.submit(TestedLoops::serveAfterwards).get();
    pool.shutdown();
  }

  private static AutoCloseable add(Predicate<Thread> test) throws Exception {
    return (AutoCloseable)
        Class.forName("dev.selvedge.agent.Bridge", false, null)
            .getMethod("eventLoops", Predicate.class)
            .invoke(null, test);
  }

  private static Void sleepFirst() throws InterruptedException {
    Thread.sleep(5);
    return null;
  }

  private static Void serveThenNot() throws InterruptedException {
    Worker worker = (Worker) Thread.currentThread();
    worker.serving = true;
    Thread.sleep(5); // FINDING: BlockedEventLoop
    worker.serving = false;
    Thread.sleep(5);
    worker.serving = true;
    Files.exists(Path.of("nothing")); // FINDING: BlockedEventLoop
    worker.serving = false;
    return sleepFirst();
  }

  /** A test that itself sleeps, reads the disk and waits for a lock. */
  private static boolean isServingAsSlowlyKnown(Thread thread) {
    if (!(thread instanceof Worker)) {
      return false;
    }
    LOCK.lock();
    try {
      Thread.sleep(1);
      return Files.exists(Path.of("nothing"));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      LOCK.unlock();
    }
  }

  /** What the test waits for must not take the permit that this thread is to get. */
  private static Void parkWithAPermitOnTheWay() {
    LockSupport.unpark(Thread.currentThread());
    LockSupport.park();
    return null;
  }

  private static void hold(CountDownLatch held) {
    LOCK.lock();
    try {
      held.countDown();
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      LOCK.unlock();
    }
  }

  private static Void serveAfterwards() throws InterruptedException {
    ((Worker) Thread.currentThread()).serving = true;
    Thread.sleep(5);
    return null;
  }

  private static final class Worker extends Thread {
    boolean serving;

    Worker(Runnable task) {
      super(task, "worker");
    }

    boolean isServing() {
      return serving;
    }
  }
}
