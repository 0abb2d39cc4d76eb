package dev.selvedge.agent.cases.refusing;

import static dev.selvedge.agent.cases.refusing.Attempt.holds;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Waits for other threads are refused, and what was to be waited on serves others as before. */
@SuppressWarnings({"WaitNotInLoop", "LockNotBeforeTry"}) // what is tried is the call itself
public final class RefusedWaits {

  private final Attempt attempt;
  private final ExecutorService others = Executors.newCachedThreadPool();

  private RefusedWaits(String[] args) {
    attempt = new Attempt(args);
  }

  public static void main(String[] args) throws Exception {
    RefusedWaits waits = new RefusedWaits(args);
    waits.queues();
    waits.handOvers();
    waits.synchronizers();
    waits.barriers();
    waits.conditions();
    waits.futures();
    waits.parks();
    waits.others.shutdown();
    holds(waits.others.awaitTermination(10, TimeUnit.SECONDS));
  }

  private void queues() throws Exception {
    BlockingQueue<String> linked = new LinkedBlockingQueue<>(1);
    attempt.refused(() -> linked.take()); // FINDING: BlockedEventLoop
    attempt.refused(() -> linked.poll(5, TimeUnit.SECONDS)); // FINDING: BlockedEventLoop
    linked.put("a");
    attempt.refused(() -> linked.put("b")); // FINDING: BlockedEventLoop
    attempt.refused(() -> linked.offer("c", 5, TimeUnit.SECONDS)); // FINDING: BlockedEventLoop
    attempt.allowed(() -> linked.offer("d"));
    holds(linked.size() == 1);
    attempt.allowed(() -> holds(linked.take().equals("a")));
    serves(linked);

    BlockingQueue<String> array = new ArrayBlockingQueue<>(1);
    attempt.refused(() -> array.take()); // FINDING: BlockedEventLoop
    array.put("a");
    attempt.refused(() -> array.put("b")); // FINDING: BlockedEventLoop
    holds(array.take().equals("a"));
    serves(array);

    BlockingQueue<String> deque = new LinkedBlockingDeque<>();
    attempt.refused(() -> deque.take()); // FINDING: BlockedEventLoop
    serves(deque);

    BlockingQueue<String> priority = new PriorityBlockingQueue<>();
    attempt.refused(() -> priority.take()); // FINDING: BlockedEventLoop
    serves(priority);

    DelayQueue<Due> delayed = new DelayQueue<>();
    delayed.put(new Due(System.nanoTime() + 200_000_000));
    attempt.refused(() -> delayed.take()); // FINDING: BlockedEventLoop
    holds(others.submit(delayed::take).get(10, TimeUnit.SECONDS) != null);
  }

  private void handOvers() throws Exception {
    for (boolean fair : new boolean[] {true, false}) {
      BlockingQueue<String> synchronous = new SynchronousQueue<>(fair);
      attempt.refused(() -> synchronous.take()); // FINDING: BlockedEventLoop
      attempt.refused(() -> synchronous.put("lost")); // FINDING: BlockedEventLoop
      attempt.refused(() -> synchronous.poll(5, TimeUnit.SECONDS)); // FINDING: BlockedEventLoop
      attempt.refused(
          () -> synchronous.offer("no", 5, TimeUnit.SECONDS)); // FINDING: BlockedEventLoop
      holds(!synchronous.offer("nobody"));
      serves(synchronous);
    }
    LinkedTransferQueue<String> transfer = new LinkedTransferQueue<>();
    attempt.refused(() -> transfer.take()); // FINDING: BlockedEventLoop
    attempt.refused(() -> transfer.transfer("lost")); // FINDING: BlockedEventLoop
    attempt.refused(
        () -> transfer.tryTransfer("no", 5, TimeUnit.SECONDS)); // FINDING: BlockedEventLoop
    holds(transfer.isEmpty() && !transfer.hasWaitingConsumer());
    serves(transfer);

    Exchanger<String> exchanger = new Exchanger<>();
    attempt.refused(() -> exchanger.exchange("lost")); // FINDING: BlockedEventLoop
    attempt.refused(
        () -> exchanger.exchange("no", 5, TimeUnit.SECONDS)); // FINDING: BlockedEventLoop
    var partner = others.submit(() -> exchanger.exchange("a", 10, TimeUnit.SECONDS));
    holds(exchanger.exchange("b", 10, TimeUnit.SECONDS).equals("a"));
    holds(partner.get().equals("b"));
  }

  private void synchronizers() throws Exception {
    Semaphore semaphore = new Semaphore(1);
    attempt.allowed(() -> semaphore.acquire());
    attempt.refused(() -> semaphore.acquire()); // FINDING: BlockedEventLoop
    attempt.refused(() -> semaphore.acquireUninterruptibly()); // FINDING: BlockedEventLoop
    attempt.refused(() -> semaphore.tryAcquire(5, TimeUnit.SECONDS)); // FINDING: BlockedEventLoop
    holds(semaphore.availablePermits() == 0 && !semaphore.hasQueuedThreads());
    semaphore.release();
    attempt.allowed(() -> holds(semaphore.tryAcquire(5, TimeUnit.SECONDS)));
    semaphore.release();
    holds(semaphore.availablePermits() == 1);

    CountDownLatch latch = new CountDownLatch(1);
    attempt.refused(() -> latch.await()); // FINDING: BlockedEventLoop
    attempt.refused(() -> latch.await(5, TimeUnit.SECONDS)); // FINDING: BlockedEventLoop
    var waiting = others.submit(() -> latch.await(10, TimeUnit.SECONDS));
    latch.countDown();
    holds(waiting.get());
    attempt.allowed(() -> latch.await());
  }

  private void barriers() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);
    attempt.refused(() -> barrier.await()); // FINDING: BlockedEventLoop
    attempt.refused(() -> barrier.await(5, TimeUnit.SECONDS)); // FINDING: BlockedEventLoop
    holds(!barrier.isBroken() && barrier.getNumberWaiting() == 0);
    var first = others.submit(() -> barrier.await(10, TimeUnit.SECONDS));
    while (barrier.getNumberWaiting() == 0) {
      Thread.onSpinWait();
    }
    attempt.allowed(() -> barrier.await());
    first.get();

    Phaser phaser = new Phaser(2);
    attempt.refused(() -> phaser.arriveAndAwaitAdvance()); // FINDING: BlockedEventLoop
    attempt.refused(() -> phaser.awaitAdvance(0)); // FINDING: BlockedEventLoop
    attempt.refused(() -> phaser.awaitAdvanceInterruptibly(0)); // FINDING: BlockedEventLoop
    attempt.refused(
        () ->
            phaser.awaitAdvanceInterruptibly(0, 5, TimeUnit.SECONDS)); // FINDING: BlockedEventLoop
    holds(phaser.getUnarrivedParties() == 2);
    phaser.arrive();
    attempt.allowed(() -> phaser.arriveAndAwaitAdvance());
    holds(phaser.getPhase() == 1);
  }

  private void conditions() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    Condition condition = lock.newCondition();
    attempt.refused(() -> locked(lock, () -> condition.await())); // FINDING: BlockedEventLoop
    attempt.refused(
        () ->
            locked(lock, () -> condition.awaitNanos(5_000_000_000L))); // FINDING: BlockedEventLoop
    attempt.refused(
        () -> locked(lock, () -> condition.awaitUninterruptibly())); // FINDING: BlockedEventLoop
    holds(!lock.isLocked());

    Object monitor = new Object();
    attempt.refused(() -> waitOn(monitor));
    synchronized (monitor) {
      monitor.notifyAll();
    }

    lock.lock();
    var holding = others.submit(() -> attemptLocked(lock));
    while (!lock.hasQueuedThreads()) {
      Thread.onSpinWait();
    }
    LockSupport.parkNanos(100_000_000);
    lock.unlock();
    holding.get();
  }

  /** A lock is waited for, however long. */
  private Void attemptLocked(ReentrantLock lock) throws Exception {
    attempt.allowed(
        () -> {
          lock.lock(); // FINDING: BlockedEventLoop
          lock.unlock();
        });
    return null;
  }

  private static void waitOn(Object monitor) throws InterruptedException {
    synchronized (monitor) {
      monitor.wait(5_000); // FINDING: BlockedEventLoop
    }
  }

  private void futures() throws Exception {
    CompletableFuture<String> future = new CompletableFuture<>();
    attempt.refused(() -> future.get()); // FINDING: BlockedEventLoop
    attempt.refused(() -> future.join()); // FINDING: BlockedEventLoop
    attempt.refused(() -> future.get(5, TimeUnit.SECONDS)); // FINDING: BlockedEventLoop
    holds(future.getNumberOfDependents() == 0);
    future.complete("a");
    attempt.allowed(() -> holds(future.join().equals("a")));

    FutureTask<String> task = new FutureTask<>(() -> "a");
    attempt.refused(() -> task.get()); // FINDING: BlockedEventLoop
    attempt.refused(() -> task.get(5, TimeUnit.SECONDS)); // FINDING: BlockedEventLoop
    task.run();
    attempt.allowed(() -> holds(task.get().equals("a")));

    CountDownLatch go = new CountDownLatch(1);
    ForkJoinTask<?> forked = ForkJoinPool.commonPool().submit(() -> go.await(10, TimeUnit.SECONDS));
    attempt.refused(() -> forked.join()); // FINDING: BlockedEventLoop
    attempt.refused(() -> forked.get()); // FINDING: BlockedEventLoop
    attempt.refused(() -> forked.get(5, TimeUnit.SECONDS)); // FINDING: BlockedEventLoop
    go.countDown();
    forked.join();
    attempt.allowed(() -> forked.join());

    Thread other = new Thread(() -> LockSupport.parkNanos(300_000_000));
    other.start();
    attempt.refused(() -> other.join()); // FINDING: BlockedEventLoop
    other.join();
  }

  private void parks() throws Exception {
    attempt.refused(() -> LockSupport.parkNanos(20_000_000)); // FINDING: BlockedEventLoop
    attempt.refused(
        () -> LockSupport.parkUntil(System.currentTimeMillis() + 50)); // FINDING: BlockedEventLoop
    attempt.allowed(() -> LockSupport.parkNanos(0));
    attempt.allowed(
        () -> {
          LockSupport.unpark(Thread.currentThread());
          LockSupport.park();
        });
  }

  /** Something comes through from one thread to another, and it is what was put in last. */
  private void serves(BlockingQueue<String> queue) throws Exception {
    var taken = others.submit(() -> queue.poll(10, TimeUnit.SECONDS));
    holds(queue.offer("x", 10, TimeUnit.SECONDS));
    holds("x".equals(taken.get()));
    holds(queue.isEmpty());
  }

  private static void locked(ReentrantLock lock, dev.selvedge.agent.cases.support.Loop.Body body)
      throws Exception {
    lock.lock();
    try {
      body.run();
    } finally {
      lock.unlock();
    }
  }

  private record Due(long nanos) implements Delayed {

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(nanos, ((Due) other).nanos);
    }
  }
}
