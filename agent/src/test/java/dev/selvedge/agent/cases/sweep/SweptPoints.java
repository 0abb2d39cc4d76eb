package dev.selvedge.agent.cases.sweep;

import dev.selvedge.agent.cases.support.Windows;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Waits that an interrupt ends, marked with what they call, and others, not marked. Prints what a
 * sweep finds, and where it then interrupts.
 */
@SuppressWarnings({"WaitNotInLoop", "LockNotBeforeTry"}) // what it shows are the calls
public final class SweptPoints {

  private SweptPoints() {}

  /** Finds the points, and interrupts at the last of them. */
  public static void main(String[] args) throws Exception {
    String found = Windows.open("found");
    Windows.sweep(found, Map.of());
    waits();
    Map<String, Object> swept = Windows.swept(found);
    Windows.close(found);
    for (Map<?, ?> point : points(swept)) {
      System.out.println(line(point) + " " + point.get("api"));
    }

    String interrupted = Windows.open("interrupted");
    List<Map<?, ?>> points = points(swept);
    Map<?, ?> last = points.get(points.size() - 1);
    Windows.sweep(interrupted, Map.of("shape", last.get("shape"), "nth", last.get("nth")));
    try {
      waits();
    } catch (InterruptedException e) {
      Map<?, ?> at = (Map<?, ?>) Windows.swept(interrupted).get("interrupted");
      System.out.println("interrupted at " + line((Map<?, ?>) at.get("point")));
    }
    Windows.close(interrupted);
  }

  @SuppressWarnings("unchecked") // so it is documented
  private static List<Map<?, ?>> points(Map<String, Object> swept) {
    return (List<Map<?, ?>>) swept.get("points");
  }

  private static Object line(Map<?, ?> point) {
    return ((Map<?, ?>) point.get("site")).get("line");
  }

  private static void waits() throws Exception {
    locks();
    queues();
    tasks();
    Object monitor = new Object();
    synchronized (monitor) {
      monitor.wait(1); // POINT: java.lang.Object.wait
    }
    for (int i = 0; i < 3; i++) {
      LockSupport.parkNanos(1_000_000); // POINT: java.util.concurrent.locks.LockSupport.parkNanos
    }
    TimeUnit.MILLISECONDS.sleep(1); // POINT: java.util.concurrent.TimeUnit.sleep
    Thread.sleep(1); // POINT: java.lang.Thread.sleep
  }

  private static void locks() throws InterruptedException {
    ReentrantLock lock = new ReentrantLock();
    lock.lockInterruptibly(); // POINT: java.util.concurrent.locks.ReentrantLock.lockInterruptibly
    Thread other =
        new Thread(
            () -> {
              lock.lock();
              lock.unlock();
            });
    other.start();
    new Semaphore(1).acquire(); // POINT: java.util.concurrent.Semaphore.acquire
    new Semaphore(1).acquireUninterruptibly();
    lock.unlock();
    CountDownLatch ended = new CountDownLatch(1);
    Thread last = new Thread(ended::countDown);
    last.start();
    ended.await(); // POINT: java.util.concurrent.CountDownLatch.await
  }

  private static void queues() throws InterruptedException {
    BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    queue.put("one"); // POINT: java.util.concurrent.LinkedBlockingQueue.put
    queue.take(); // POINT: java.util.concurrent.LinkedBlockingQueue.take
    queue.offer("other");
    queue.poll();
  }

  /** What is waited for ends when somebody waits for it. */
  private static void tasks() throws Exception {
    Thread waiting = Thread.currentThread();
    ExecutorService pool = Executors.newFixedThreadPool(1);
    Future<?> sleeping =
        pool.submit(
            () -> {
              do {
                Thread.sleep(1); // POINT: java.lang.Thread.sleep
              } while (waiting.getState() != Thread.State.WAITING);
              return null;
            });
    sleeping.get(); // POINT: java.util.concurrent.FutureTask.get
    CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> pause(waiting), pool);
    slow.join();
    pool.shutdown();
    Thread thread = new Thread(() -> await(waiting));
    thread.start();
    thread.join(); // POINT: java.lang.Thread.join
  }

  private static void pause(Thread waiting) {
    try {
      do {
        Thread.sleep(1); // POINT: java.lang.Thread.sleep
      } while (waiting.getState() != Thread.State.WAITING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(Thread waiting) {
    CountDownLatch never = new CountDownLatch(1);
    try {
      do {
        never.await(1, TimeUnit.MILLISECONDS); // POINT: java.util.concurrent.CountDownLatch.await
      } while (waiting.getState() != Thread.State.WAITING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
