package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import dev.selvedge.agent.cases.support.Others;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Latches, barriers, phasers, exchangers and semaphores. */
public final class Synchronizers {

  private static final TimeUnit MS = TimeUnit.MILLISECONDS;

  public static void main(String[] args) throws Exception {
    Loop.run(args, Synchronizers::calls);
  }

  private static void calls() throws Exception {
    latches();
    semaphores();
    barriers();
    phasers();
    exchangers();
  }

  private static void latches() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    latch.await(50, TimeUnit.MILLISECONDS); // FINDING: BlockedEventLoop
    Others.doOnceIWait(latch::countDown);
    latch.await(); // FINDING: BlockedEventLoop
  }

  private static void semaphores() throws Exception {
    Semaphore permits = new Semaphore(0);
    permits.tryAcquire(50, TimeUnit.MILLISECONDS); // FINDING: BlockedEventLoop
    permits.tryAcquire(2, 50, TimeUnit.MILLISECONDS); // FINDING: BlockedEventLoop
    Others.doOnceIWait(permits::release);
    permits.acquire(); // FINDING: BlockedEventLoop
    Others.doOnceIWait(() -> permits.release(2));
    permits.acquire(2); // FINDING: BlockedEventLoop
    Others.doOnceIWait(permits::release);
    permits.acquireUninterruptibly(); // FINDING: BlockedEventLoop
    Semaphore fair = new Semaphore(0, true);
    Others.doOnceIWait(fair::release);
    fair.acquire(); // FINDING: BlockedEventLoop
  }

  private static void barriers() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);
    Others.doOnceIWait(barrier::await);
    barrier.await(); // FINDING: BlockedEventLoop
    Others.doOnceIWait(barrier::await);
    barrier.await(10, TimeUnit.SECONDS); // FINDING: BlockedEventLoop
    try {
      barrier.await(50, TimeUnit.MILLISECONDS); // FINDING: BlockedEventLoop
    } catch (TimeoutException expected) {
      barrier.reset();
    }
  }

  private static void phasers() throws Exception {
    Phaser phaser = new Phaser(2);
    Others.doOnceIWait(phaser::arrive);
    phaser.arriveAndAwaitAdvance(); // FINDING: BlockedEventLoop
    Others.doOnceIWait(() -> arriveTwice(phaser));
    phaser.awaitAdvance(phaser.getPhase()); // FINDING: BlockedEventLoop
    Others.doOnceIWait(() -> arriveTwice(phaser));
    int phase = phaser.getPhase();
    phaser.awaitAdvanceInterruptibly(phase); // FINDING: BlockedEventLoop
    int next = phaser.getPhase();
    try {
      phaser.awaitAdvanceInterruptibly(next, 50, MS); // FINDING: BlockedEventLoop
    } catch (TimeoutException expected) {
      phaser.forceTermination();
    }
  }

  private static void arriveTwice(Phaser phaser) {
    phaser.arrive();
    phaser.arrive();
  }

  private static void exchangers() throws Exception {
    Exchanger<String> exchanger = new Exchanger<>();
    Others.doOnceIWait(() -> exchanger.exchange("theirs"));
    exchanger.exchange("mine"); // FINDING: BlockedEventLoop
    try {
      exchanger.exchange("mine", 50, MS); // FINDING: BlockedEventLoop
    } catch (TimeoutException expected) {
      Thread.onSpinWait();
    }
  }
}
