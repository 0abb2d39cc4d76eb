package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Others;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits that stand in the body of a thread, where a hand-written loop has its own. */
public final class BareThread {

  private static final CountDownLatch LATCH = new CountDownLatch(1);
  private static final Object MONITOR = new Object();

  public static void main(String[] args) throws Exception {
    run(
        () -> {
          try {
            Thread.sleep(5); // FINDING: BlockedEventLoop
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    run(
        () -> {
          Others.doOnceIWait(LATCH::countDown);
          try {
            LATCH.await(); // FINDING: BlockedEventLoop
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    run(BareThread::takesOnce);
    run(BareThread::waitsOnce);
    run(
        () -> {
          CompletableFuture<String> future = new CompletableFuture<>();
          Others.doOnceIWait(() -> future.complete("done"));
          future.join(); // FINDING: BlockedEventLoop
        });
    run(
        () -> {
          Semaphore permits = new Semaphore(0);
          Others.doOnceIWait(permits::release);
          permits.acquireUninterruptibly(); // FINDING: BlockedEventLoop
        });
    run(
        () -> {
          LockSupport.parkNanos(30_000_000); // FINDING: BlockedEventLoop
        });
    run(BareThread::meetsOthers);
  }

  private static void takesOnce() {
    BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    Others.doOnceIWait(() -> queue.put("item"));
    try {
      queue.take(); // FINDING: BlockedEventLoop
      queue.poll(50, TimeUnit.MILLISECONDS); // FINDING: BlockedEventLoop
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void waitsOnce() {
    synchronized (MONITOR) {
      try {
        MONITOR.wait(5); // FINDING: BlockedEventLoop
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void meetsOthers() {
    CyclicBarrier barrier = new CyclicBarrier(2);
    Others.doOnceIWait(barrier::await);
    try {
      barrier.await(); // FINDING: BlockedEventLoop
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(Runnable body) throws InterruptedException {
    Thread loop = new Thread(body, "loop-1");
    loop.start();
    loop.join();
  }
}
