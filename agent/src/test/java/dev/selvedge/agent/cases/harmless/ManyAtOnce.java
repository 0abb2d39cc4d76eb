package dev.selvedge.agent.cases.harmless;

import dev.selvedge.agent.cases.support.Loop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** What others use at the same time and which makes nobody wait. */
public final class ManyAtOnce {

  private static volatile boolean over;

  private static final LinkedTransferQueue<Integer> QUEUE = new LinkedTransferQueue<>();
  private static final ConcurrentHashMap<Integer, Integer> MAP = new ConcurrentHashMap<>();
  private static final ConcurrentSkipListMap<Integer, Integer> SORTED =
      new ConcurrentSkipListMap<>();
  private static final ConcurrentLinkedQueue<Integer> LINKED = new ConcurrentLinkedQueue<>();
  private static final ReentrantReadWriteLock SHARED = new ReentrantReadWriteLock();
  private static final Semaphore PERMITS = new Semaphore(1_000);
  private static final LongAdder SUM = new LongAdder();
  private static final AtomicLong COUNT = new AtomicLong();

  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2, ManyAtOnce::daemon);
    for (int i = 0; i < 2; i++) {
      daemon(ManyAtOnce::useUntilOver).start();
    }
    try {
      Loop.run(args, () -> calls(pool));
    } finally {
      over = true;
      pool.shutdown();
    }
  }

  private static void calls(ExecutorService pool) throws Exception {
    for (int i = 0; i < 300; i++) {
      use(i);
      CompletableFuture<Integer> future = new CompletableFuture<>();
      future.thenApply(value -> value + 1);
      pool.execute(() -> future.complete(1));
      future.complete(2);
      future.join();
      ForkJoinPool.commonPool().execute(SUM::increment);
    }
    CountDownLatch latch = new CountDownLatch(1);
    latch.countDown();
    latch.await();
    SHARED.readLock().lock();
    SHARED.readLock().lock();
    SHARED.readLock().unlock();
    SHARED.readLock().unlock();
    new StampedLock().tryOptimisticRead();
    ReentrantLock fair = new ReentrantLock(true);
    fair.tryLock();
    fair.newCondition().signalAll();
  }

  private static void useUntilOver() {
    for (int i = 0; !over; i++) {
      use(i);
    }
  }

  private static void use(int i) {
    QUEUE.offer(i);
    QUEUE.poll();
    QUEUE.size();
    QUEUE.peek();
    MAP.merge(i % 4_096, 1, Integer::sum);
    MAP.computeIfAbsent(i % 4_096, key -> key);
    MAP.compute(i % 4_096, (key, value) -> value == null ? 1 : value + 1);
    SORTED.put(i % 100, i);
    LINKED.add(i);
    LINKED.poll();
    PERMITS.tryAcquire();
    PERMITS.release();
    SHARED.readLock().lock();
    SHARED.readLock().unlock();
    SUM.increment();
    COUNT.incrementAndGet();
    ThreadLocalRandom.current().nextInt();
    Thread.yield();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "other");
    thread.setDaemon(true);
    return thread;
  }
}
