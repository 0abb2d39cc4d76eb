package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import dev.selvedge.agent.cases.support.Others;
import java.util.Date;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Locks that another thread holds, and conditions. */
public final class Locks {

  private static final TimeUnit MS = TimeUnit.MILLISECONDS;

  public static void main(String[] args) throws Exception {
    Loop.run(args, Locks::calls);
  }

  private static void calls() throws Exception {
    Lock lock = new ReentrantLock();
    releasedOnceIWait(lock);
    lock.lock(); // FINDING: BlockedEventLoop
    lock.unlock();
    releasedOnceIWait(lock);
    lock.lockInterruptibly(); // FINDING: BlockedEventLoop
    lock.unlock();
    releasedOnceIWait(lock);
    lock.tryLock(10, TimeUnit.SECONDS); // FINDING: BlockedEventLoop
    lock.unlock();
    Lock fair = new ReentrantLock(true);
    releasedOnceIWait(fair);
    fair.lock(); // FINDING: BlockedEventLoop
    readWrite();
    stamped();
    conditions();
  }

  private static void readWrite() throws Exception {
    ReadWriteLock lock = new ReentrantReadWriteLock();
    releasedOnceIWait(lock.writeLock());
    lock.readLock().lock(); // FINDING: BlockedEventLoop
    lock.readLock().unlock();
    releasedOnceIWait(lock.readLock());
    lock.writeLock().lock(); // FINDING: BlockedEventLoop
  }

  private static void stamped() throws Exception {
    StampedLock lock = new StampedLock();
    releasedOnceIWait(lock.asWriteLock());
    long read = lock.readLock(); // FINDING: BlockedEventLoop
    lock.unlockRead(read);
    releasedOnceIWait(lock.asReadLock());
    long written = lock.writeLock(); // FINDING: BlockedEventLoop
    lock.unlockWrite(written);
    releasedOnceIWait(lock.asWriteLock());
    lock.tryWriteLock(60, MS); // FINDING: BlockedEventLoop
  }

  private static void conditions() throws Exception {
    Lock lock = new ReentrantLock();
    Condition changed = lock.newCondition();
    lock.lock();
    changed.await(50, MS); // FINDING: BlockedEventLoop
    changed.awaitNanos(50_000_000); // FINDING: BlockedEventLoop
    changed.awaitUntil(new Date(System.currentTimeMillis() + 60)); // FINDING: BlockedEventLoop
    Others.doOnceIWait(() -> signal(lock, changed));
    changed.await(); // FINDING: BlockedEventLoop
    Others.doOnceIWait(() -> signal(lock, changed));
    changed.awaitUninterruptibly(); // FINDING: BlockedEventLoop
    lock.unlock();
  }

  private static void signal(Lock lock, Condition changed) {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Another thread holds the lock until the calling one has waited for a while. */
  private static void releasedOnceIWait(Lock lock) {
    CountDownLatch held = new CountDownLatch(1);
    Thread waiter = Thread.currentThread();
    Others.doNow(
        () -> {
          lock.lock();
          held.countDown();
          Others.awaitWaiting(waiter);
          lock.unlock();
        });
    while (held.getCount() > 0) {
      Thread.onSpinWait();
    }
  }
}
