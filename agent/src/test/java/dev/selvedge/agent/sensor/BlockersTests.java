package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.selvedge.agent.event.WaitKind;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What threads really park on, as the JDK at hand has it. */
class BlockersTests {

  static Stream<Waiting> locks() {
    ReentrantLock unfair = new ReentrantLock();
    ReentrantLock fair = new ReentrantLock(true);
    ReentrantReadWriteLock readWrite = new ReentrantReadWriteLock();
    StampedLock stamped = new StampedLock();
    unfair.lock();
    fair.lock();
    readWrite.writeLock().lock();
    stamped.writeLock();
    return Stream.of(
        unfair::lockInterruptibly,
        fair::lockInterruptibly,
        readWrite.readLock()::lockInterruptibly,
        readWrite.writeLock()::lockInterruptibly,
        stamped::writeLockInterruptibly,
        stamped::readLockInterruptibly);
  }

  @SuppressWarnings("WaitNotInLoop") // woken too early it would wait no less
  static Stream<Waiting> others() {
    ReentrantLock lock = new ReentrantLock();
    return Stream.of(
        new CountDownLatch(1)::await,
        new Semaphore(0)::acquire,
        new LinkedBlockingQueue<String>()::take,
        new SynchronousQueue<String>()::take,
        () -> new Phaser(1).awaitAdvanceInterruptibly(0),
        () -> {
          lock.lock();
          try {
            lock.newCondition().await();
          } finally {
            lock.unlock();
          }
        });
  }

  @ParameterizedTest
  @MethodSource("locks")
  void ofLocksAreToldAsLocks(Waiting waiting) throws InterruptedException {
    assertThat(Blockers.kindOf(blockerOf(waiting))).isEqualTo(WaitKind.LOCK);
  }

  @ParameterizedTest
  @MethodSource("others")
  void ofAnythingElseAreNot(Waiting waiting) throws InterruptedException {
    assertThat(Blockers.kindOf(blockerOf(waiting))).isEqualTo(WaitKind.PARK);
  }

  @Test
  void mayBeMissing() {
    assertThat(Blockers.kindOf(null)).isEqualTo(WaitKind.PARK);
  }

  private static Object blockerOf(Waiting waiting) throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              try {
                waiting.begin();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();
    await().until(() -> LockSupport.getBlocker(thread) != null);
    Object blocker = Objects.requireNonNull(LockSupport.getBlocker(thread));
    thread.interrupt();
    thread.join();
    return blocker;
  }

  /** A wait that does not end by itself. */
  interface Waiting {
    void begin() throws InterruptedException;
  }
}
