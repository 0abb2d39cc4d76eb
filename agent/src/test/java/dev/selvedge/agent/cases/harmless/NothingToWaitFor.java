package dev.selvedge.agent.cases.harmless;

import dev.selvedge.agent.cases.support.Loop;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Calls that wait if they must, and need not. */
public final class NothingToWaitFor {

  private static final TimeUnit MS = TimeUnit.MILLISECONDS;

  public static void main(String[] args) throws Exception {
    Thread ended = new Thread(() -> {});
    ended.start();
    ended.join();
    Process over = new ProcessBuilder("true").start();
    over.waitFor();
    ExecutorService terminated = Executors.newCachedThreadPool();
    terminated.shutdown();
    Loop.run(
        args,
        () -> {
          for (int i = 0; i < 50; i++) {
            futures();
            locks();
            synchronizers();
            queues();
            threads();
          }
          permits();
          ended.join();
          ended.join(100);
          over.waitFor();
          over.waitFor(1, TimeUnit.SECONDS);
          terminated.awaitTermination(1, TimeUnit.SECONDS);
        });
  }

  private static void futures() throws Exception {
    CompletableFuture<Integer> done = CompletableFuture.completedFuture(1);
    done.get();
    done.join();
    done.get(1, TimeUnit.SECONDS);
    done.getNow(2);
    done.thenApply(answer -> answer + 1).join();
    CompletableFuture.allOf(done, done).join();
    CompletableFuture.failedFuture(new IllegalStateException()).exceptionally(e -> null).join();
    CompletableFuture<Integer> open = new CompletableFuture<>();
    open.getNow(1);
    timesOut(() -> open.get(0, MS));
    FutureTask<Integer> task = new FutureTask<>(() -> 1);
    timesOut(() -> task.get(0, MS));
    task.run();
    task.get();
    task.get(1, TimeUnit.SECONDS);
    ForkJoinTask<Integer> forked = ForkJoinPool.commonPool().submit(() -> 1);
    while (!forked.isDone()) {
      Thread.onSpinWait();
    }
    forked.get();
    forked.join();
    List.of(done, done).forEach(CompletableFuture::join);
    FutureTask<Integer> failed =
        new FutureTask<>(
            () -> {
              throw new IllegalStateException();
            });
    failed.run();
    try {
      failed.get();
    } catch (ExecutionException expected) {
      Thread.onSpinWait();
    }
  }

  private static void locks() throws Exception {
    Lock lock = new ReentrantLock();
    lock.lock();
    lock.lock();
    lock.lockInterruptibly();
    lock.tryLock();
    lock.tryLock(1, TimeUnit.SECONDS);
    ReadWriteLock readWrite = new ReentrantReadWriteLock(true);
    readWrite.readLock().lock();
    readWrite.readLock().unlock();
    readWrite.writeLock().lock();
    StampedLock stamped = new StampedLock();
    stamped.unlock(stamped.writeLock());
    stamped.readLock();
    stamped.tryWriteLock();
    synchronized (lock) {
      new ConcurrentHashMap<String, String>().computeIfAbsent("key", String::valueOf);
    }
  }

  private static void synchronizers() throws Exception {
    CountDownLatch zero = new CountDownLatch(0);
    zero.await();
    zero.await(1, TimeUnit.SECONDS);
    new CountDownLatch(1).await(0, MS);
    new CountDownLatch(1).await(-1, MS);
    Semaphore permits = new Semaphore(10, true);
    permits.acquire();
    permits.acquire(2);
    permits.acquireUninterruptibly();
    permits.tryAcquire(1, TimeUnit.SECONDS);
    permits.tryAcquire();
    permits.tryAcquire(100);
    permits.tryAcquire(100, 0, MS);
    new CyclicBarrier(1).await();
    Phaser phaser = new Phaser(1);
    phaser.arriveAndAwaitAdvance();
    phaser.awaitAdvance(phaser.getPhase() - 1);
    phaser.arriveAndDeregister();
  }

  private static void queues() throws Exception {
    for (BlockingQueue<Integer> queue :
        List.of(
            new ArrayBlockingQueue<Integer>(2),
            new LinkedBlockingQueue<Integer>(2),
            new LinkedTransferQueue<Integer>())) {
      queue.put(1);
      queue.offer(2);
      queue.take();
      queue.poll(1, TimeUnit.SECONDS);
      queue.poll();
      queue.poll(0, MS);
      queue.offer(1, 1, TimeUnit.SECONDS);
    }
    new SynchronousQueue<Integer>().offer(1);
    new SynchronousQueue<Integer>().poll();
    new SynchronousQueue<Integer>().offer(1, 0, MS);
  }

  private static void threads() throws Exception {
    Thread.sleep(0);
    Thread.sleep(0, 0);
    TimeUnit.SECONDS.sleep(0);
    TimeUnit.SECONDS.sleep(-1);
    Thread.yield();
    Thread.onSpinWait();
    LockSupport.parkNanos(0);
    LockSupport.parkNanos(-1);
    LockSupport.parkNanos("blocker", 0);
    LockSupport.parkUntil(System.currentTimeMillis());
    LockSupport.parkUntil(1);
    new Thread(() -> {}).join();
  }

  private static void permits() {
    LockSupport.unpark(Thread.currentThread());
    LockSupport.park();
    LockSupport.unpark(Thread.currentThread());
    LockSupport.park("blocker");
    LockSupport.unpark(Thread.currentThread());
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
  }

  private static void timesOut(Callable<?> call) throws Exception {
    try {
      call.call();
      throw new AssertionError();
    } catch (TimeoutException expected) {
      Future.class.getName();
    }
  }
}
