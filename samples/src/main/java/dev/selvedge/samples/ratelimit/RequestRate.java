package dev.selvedge.samples.ratelimit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets so many through in a second, at equal distances, whoever they are and however long they take
 * then. All who call the same service share one.
 */
public final class RequestRate {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final long distance;
  private final ReentrantLock lock = new ReentrantLock();
  private long next = System.nanoTime();

  /**
   * One that lets so many through in a second.
   *
   * @throws IllegalArgumentException if that is not at least one
   */
  public RequestRate(int perSecond) {
    if (perSecond < 1) {
      throw new IllegalArgumentException("at least one in a second, not " + perSecond);
    }
    // Rather a little less often than too often.
    this.distance = Math.ceilDiv(SECOND, perSecond);
  }

  /**
   * Waits for its turn.
   *
   * @throws InterruptedException if the thread is interrupted; if it waits for its turn, that is
   *     lost
   */
  public void acquire() throws InterruptedException {
    tryAcquire(Duration.ofNanos(Long.MAX_VALUE));
  }

  /**
   * Waits for its turn, unless that comes too late.
   *
   * @param patience how long it would wait; none if it is negative
   * @return whether it may go; false at once, without a turn, if it would have to wait longer
   * @throws InterruptedException if the thread is interrupted; if it waits for its turn, that is
   *     lost
   */
  public boolean tryAcquire(Duration patience) throws InterruptedException {
    long wait = waitForTurn(Math.max(0, TimeUnit.NANOSECONDS.convert(patience)));
    if (wait > 0) {
      // Nobody is kept by that: the lock is free again.
      Thread.sleep(Duration.ofNanos(wait));
    }
    return wait >= 0;
  }

  /** How long it is until the turn that is taken; -1 if none is. */
  private long waitForTurn(long patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long now = System.nanoTime();
      // What was not used is gone: there is no burst after a pause.
      long wait = Math.max(0, next - now);
      if (wait > patience) {
        return -1;
      }
      next = now + wait + distance;
      return wait;
    } finally {
      lock.unlock();
    }
  }
}
