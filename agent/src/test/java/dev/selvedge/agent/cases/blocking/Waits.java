package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import dev.selvedge.agent.cases.support.Others;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.lang.ref.ReferenceQueue;
import java.time.Duration;
import java.util.Date;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Flow;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinPool.ManagedBlocker;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** What else waits for other threads, in all its variants. */
public final class Waits {

  private static final TimeUnit MS = TimeUnit.MILLISECONDS;
  private static final Object MONITOR = new Object();

  public static void main(String[] args) throws Exception {
    Loop.run(args, Waits::calls);
  }

  private static void calls() throws Exception {
    units();
    queues();
    locks();
    own();
    pipes();
    publisher();
    references();
    if (Runtime.version().feature() >= 19) {
      durations();
    }
  }

  private static void units() throws Exception {
    Thread other = sleeper();
    MS.timedJoin(other, 20); // FINDING: BlockedEventLoop
    synchronized (MONITOR) {
      MS.timedWait(MONITOR, 20); // FINDING: BlockedEventLoop
    }
    Others.doOnceIWait(other::interrupt);
    other.join(0); // FINDING: BlockedEventLoop
    TimeUnit.NANOSECONDS.sleep(2_000_000); // FINDING: BlockedEventLoop
  }

  private static void durations() throws Exception {
    Thread other = sleeper();
    var join = Thread.class.getMethod("join", Duration.class);
    join.invoke(other, Duration.ofMillis(20)); // FINDING: BlockedEventLoop from 19
    other.interrupt();
  }

  private static Thread sleeper() {
    CountDownLatch started = new CountDownLatch(1);
    Thread other = new Thread(() -> sleepLong(started), "other");
    other.setDaemon(true);
    other.start();
    while (started.getCount() > 0) {
      Thread.onSpinWait();
    }
    return other;
  }

  private static void sleepLong(CountDownLatch started) {
    started.countDown();
    try {
      Thread.sleep(30_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void queues() throws Exception {
    LinkedBlockingDeque<Integer> deque = new LinkedBlockingDeque<>(1);
    Others.doOnceIWait(() -> deque.add(1));
    deque.takeFirst(); // FINDING: BlockedEventLoop
    deque.pollLast(50, MS); // FINDING: BlockedEventLoop
    deque.add(1);
    deque.offerFirst(2, 50, MS); // FINDING: BlockedEventLoop
    deque.offerLast(2, 50, MS); // FINDING: BlockedEventLoop
    Others.doOnceIWait(deque::clear);
    deque.putLast(2); // FINDING: BlockedEventLoop
    LinkedTransferQueue<Integer> transfer = new LinkedTransferQueue<>();
    transfer.poll(50, MS); // FINDING: BlockedEventLoop
    SynchronousQueue<Integer> fair = new SynchronousQueue<>(true);
    fair.poll(50, MS); // FINDING: BlockedEventLoop
    DelayQueue<Never> delayed = new DelayQueue<>();
    delayed.poll(50, MS); // FINDING: BlockedEventLoop
    delayed.add(new Never());
    delayed.poll(50, MS); // FINDING: BlockedEventLoop
  }

  private static void locks() throws Exception {
    ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    StampedLock stamped = new StampedLock();
    Others.doNow(lock.writeLock()::lock);
    Others.doNow(stamped::writeLock);
    while (!lock.isWriteLocked() || !stamped.isWriteLocked()) {
      Thread.onSpinWait();
    }
    lock.readLock().tryLock(60, MS); // FINDING: BlockedEventLoop
    lock.writeLock().tryLock(60, MS); // FINDING: BlockedEventLoop
    stamped.tryReadLock(60, MS); // FINDING: BlockedEventLoop
    stamped.tryWriteLock(60, MS); // FINDING: BlockedEventLoop
    Thread self = Thread.currentThread();
    Others.doOnceIWait(self::interrupt);
    try {
      stamped.readLockInterruptibly(); // FINDING: BlockedEventLoop
    } catch (InterruptedException expected) {
      Thread.onSpinWait();
    }
    Others.doOnceIWait(self::interrupt);
    try {
      lock.readLock().lockInterruptibly(); // FINDING: BlockedEventLoop
    } catch (InterruptedException expected) {
      Thread.onSpinWait();
    }
    ReentrantReadWriteLock other = new ReentrantReadWriteLock();
    var changed = other.writeLock().newCondition();
    other.writeLock().lock();
    changed.await(50, MS); // FINDING: BlockedEventLoop
    changed.awaitUntil(new Date(System.currentTimeMillis() + 60)); // FINDING: BlockedEventLoop
    Semaphore permits = new Semaphore(0);
    Others.doOnceIWait(() -> permits.release(2));
    permits.acquireUninterruptibly(2); // FINDING: BlockedEventLoop
    Phaser phaser = new Phaser(2);
    Others.doOnceIWait(phaser::arriveAndDeregister);
    phaser.arriveAndAwaitAdvance(); // FINDING: BlockedEventLoop
    CyclicBarrier barrier = new CyclicBarrier(2);
    try {
      barrier.await(60, MS); // FINDING: BlockedEventLoop
    } catch (TimeoutException expected) {
      Thread.onSpinWait();
    }
  }

  private static void own() throws Exception {
    Gate gate = new Gate();
    Others.doOnceIWait(() -> gate.releaseShared(1));
    gate.acquireShared(1); // FINDING: BlockedEventLoop
    gate.close();
    Others.doOnceIWait(() -> gate.releaseShared(1));
    gate.acquireSharedInterruptibly(1); // FINDING: BlockedEventLoop
    gate.close();
    gate.tryAcquireSharedNanos(1, MS.toNanos(50)); // FINDING: BlockedEventLoop
    CountDownLatch open = new CountDownLatch(1);
    Others.doOnceIWait(open::countDown);
    ForkJoinPool.managedBlock(new Blocker(open)); // see there
  }

  private static void pipes() throws Exception {
    PipedOutputStream out = new PipedOutputStream();
    PipedInputStream in = new PipedInputStream(out, 4);
    Others.doOnceIWait(() -> in.readNBytes(4));
    out.write(new byte[8]); // FINDING: BlockedEventLoop
    Others.doOnceIWait(out::close);
    in.readAllBytes(); // FINDING: BlockedEventLoop
    PipedWriter writer = new PipedWriter();
    PipedReader reader = new PipedReader(writer, 4);
    Others.doOnceIWait(() -> reader.read(new char[4]));
    writer.write("12345678"); // FINDING: BlockedEventLoop
    reader.read(new char[4]);
    Others.doOnceIWait(() -> writer.write("1"));
    reader.read(); // FINDING: BlockedEventLoop
    reader.close();
  }

  private static void references() throws Exception {
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    Thread self = Thread.currentThread();
    Others.doOnceIWait(self::interrupt);
    try {
      queue.remove(); // FINDING: BlockedEventLoop
    } catch (InterruptedException expected) {
      queue.poll();
    }
  }

  private static void publisher() {
    Slow slow = new Slow();
    try (var publisher = new SubmissionPublisher<Integer>(task -> Others.doNow(task::run), 1)) {
      publisher.subscribe(slow);
      Others.doOnceIWait(slow.open::countDown);
      for (int i = 0; i < 4; i++) {
        publisher.submit(i); // FINDING: BlockedEventLoop
      }
    }
  }

  private static final class Slow implements Flow.Subscriber<Integer> {
    final CountDownLatch open = new CountDownLatch(1);

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(Integer item) {
      try {
        open.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void onError(Throwable e) {}

    @Override
    public void onComplete() {}
  }

  private static final class Gate extends AbstractQueuedSynchronizer {
    private static final long serialVersionUID = 1;

    @Override
    protected int tryAcquireShared(int ignored) {
      return getState() == 0 ? -1 : 1;
    }

    @Override
    protected boolean tryReleaseShared(int ignored) {
      setState(1);
      return true;
    }

    void close() {
      setState(0);
    }
  }

  private record Blocker(CountDownLatch open) implements ManagedBlocker {
    @Override
    public boolean block() throws InterruptedException {
      open.await(); // FINDING: BlockedEventLoop
      return true;
    }

    @Override
    public boolean isReleasable() {
      return false;
    }
  }

  private record Never() implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(1, TimeUnit.DAYS);
    }

    @Override
    public int compareTo(Delayed other) {
      return 0;
    }
  }
}
