package dev.selvedge.agent.cases.queues;

import dev.selvedge.agent.cases.support.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Queues that do not grow too long, that have a capacity, or that collect something. */
@SuppressWarnings("FutureReturnValueIgnored") // they are not what this is about
public final class ShortQueues {

  private static final int MANY = 3_000;
  private static final int LIMIT = 1_000;

  private ShortQueues() {}

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("right at the limit", ShortQueues::atTheLimit)
        .run("a pool with a capacity", ShortQueues::boundedPool)
        .run("one that refuses", ShortQueues::refusing)
        .run("a gate before each", ShortQueues::gated)
        .run("delayed", ShortQueues::delayed)
        .run("handed over with a capacity", ShortQueues::boundedHandover)
        .run("handed over in time", ShortQueues::inTime)
        .run("results of threads", ShortQueues::results)
        .run("results as they come", ShortQueues::resultsAsTheyCome)
        .run("results of many", ShortQueues::resultsOfFew)
        .run("work that is there first", ShortQueues::workFirst)
        .run("by one thread alone", ShortQueues::alone)
        .run("own work", ShortQueues::ownWork)
        .run("a completion service", ShortQueues::completionService)
        .run("nobody takes", ShortQueues::nobody)
        .end();
  }

  private static void atTheLimit() throws Exception {
    Gate gate = new Gate();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    for (int i = 0; i < LIMIT + 4; i++) {
      pool.execute(gate::pass);
    }
    gate.openAndClose(pool);
  }

  private static void boundedPool() throws Exception {
    ExecutorService pool =
        new ThreadPoolExecutor(
            2,
            2,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(2 * LIMIT),
            new ThreadPoolExecutor.CallerRunsPolicy());
    for (int i = 0; i < 3 * MANY; i++) {
      pool.execute(Thread::onSpinWait);
    }
    Gate.close(pool);
  }

  private static void refusing() throws Exception {
    Gate gate = new Gate();
    ExecutorService pool =
        new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(2 * LIMIT));
    int refused = 0;
    for (int i = 0; i < MANY; i++) {
      try {
        pool.execute(gate::pass);
      } catch (RejectedExecutionException tooMany) {
        refused++;
      }
    }
    if (refused == 0) {
      throw new AssertionError();
    }
    gate.openAndClose(pool);
  }

  private static void gated() throws Exception {
    Semaphore permits = new Semaphore(64);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    for (int i = 0; i < MANY; i++) {
      permits.acquire();
      pool.execute(permits::release);
    }
    Gate.close(pool);
  }

  private static void delayed() throws Exception {
    ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    for (int i = 0; i < MANY; i++) {
      timer.schedule(() -> {}, 1, TimeUnit.HOURS);
    }
    timer.shutdownNow();
    DelayQueue<Later> queue = new DelayQueue<>();
    Thread taker =
        Gate.start(
            () -> {
              try {
                queue.take();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    for (int i = 0; i < MANY; i++) {
      queue.add(new Later(i == 0 ? 0 : 3_600));
    }
    taker.join();
  }

  private static void boundedHandover() throws Exception {
    BlockingQueue<Integer> queue = new LinkedBlockingQueue<>(2 * LIMIT);
    Thread taker = Gate.start(() -> take(queue, 4 * MANY));
    for (int i = 0; i < 4 * MANY; i++) {
      queue.put(i);
    }
    taker.join();
  }

  private static void take(BlockingQueue<Integer> queue, int number) {
    try {
      for (int i = 0; i < number; i++) {
        queue.take();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void inTime() throws Exception {
    BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
    Thread taker = Gate.start(() -> take(queue, 10 * LIMIT));
    for (int round = 0; round < 10; round++) {
      for (int i = 0; i < LIMIT; i++) {
        queue.put(i);
      }
      while (!queue.isEmpty()) {
        Thread.onSpinWait();
      }
    }
    taker.join();
  }

  private static void results() throws Exception {
    BlockingQueue<Integer> results = new LinkedBlockingQueue<>();
    Queue<Integer> others = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      threads.add(
          Gate.start(
              () -> {
                for (int i = 0; i < LIMIT; i++) {
                  results.add(i);
                  others.add(i);
                }
              }));
    }
    for (Thread each : threads) {
      each.join();
    }
    take(results, LIMIT);
    results.drainTo(new ArrayList<>(), LIMIT);
    while (results.poll() != null) {
      others.poll();
    }
  }

  /** One for each task that was made for it. */
  private static void resultsAsTheyCome() throws Exception {
    BlockingQueue<Integer> results = new LinkedBlockingQueue<>();
    ExecutorService pool =
        new ThreadPoolExecutor(
            4,
            4,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(64),
            new ThreadPoolExecutor.CallerRunsPolicy());
    for (int i = 0; i < MANY; i++) {
      int number = i;
      pool.submit(() -> results.add(number));
    }
    take(results, MANY);
    Gate.close(pool);
  }

  /** Taken at the end by whoever has made those that add. */
  private static void resultsOfFew() throws Exception {
    BlockingQueue<Integer> results = new LinkedBlockingQueue<>();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    CountDownLatch added = new CountDownLatch(4);
    for (int t = 0; t < 4; t++) {
      pool.submit(
          () -> {
            for (int i = 0; i < LIMIT; i++) {
              results.add(i);
            }
            added.countDown();
          });
    }
    added.await();
    take(results, 4 * LIMIT);
    Gate.close(pool);
  }

  private static void workFirst() throws Exception {
    BlockingQueue<Integer> work = new LinkedBlockingQueue<>();
    for (int i = 0; i < MANY; i++) {
      work.add(i);
    }
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 3; t++) {
      threads.add(Gate.start(() -> take(work, MANY / 4)));
    }
    for (Thread each : threads) {
      each.join();
    }
    ExecutorService pool = Executors.newFixedThreadPool(2);
    pool.submit(
            () -> {
              while (work.poll() != null) {
                Thread.onSpinWait();
              }
            })
        .get();
    Gate.close(pool);
  }

  private static void alone() {
    BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
    queue.poll();
    queue.poll();
    for (int i = 0; i < MANY; i++) {
      queue.add(i);
    }
    take(queue, MANY);
  }

  /** Whoever takes adds what it finds. */
  private static void ownWork() throws Exception {
    BlockingQueue<Integer> frontier = new LinkedBlockingQueue<>();
    frontier.add(MANY);
    Thread walker =
        Gate.start(
            () -> {
              for (Integer next = frontier.poll(); next != null; next = frontier.poll()) {
                for (int i = 0; i < next; i++) {
                  frontier.add(0);
                }
              }
            });
    walker.join();
  }

  private static void completionService() throws Exception {
    ExecutorService pool =
        new ThreadPoolExecutor(
            4,
            4,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(64),
            new ThreadPoolExecutor.CallerRunsPolicy());
    ExecutorCompletionService<Integer> service = new ExecutorCompletionService<>(pool);
    Thread taker =
        Gate.start(
            () -> {
              try {
                service.take().get();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    for (int i = 0; i < MANY; i++) {
      int number = i;
      service.submit(() -> number);
    }
    taker.join();
    for (Future<Integer> next = service.take(); next != null; next = service.poll()) {
      next.get();
    }
    Gate.close(pool);
    for (Future<Integer> next = service.poll(); next != null; next = service.poll()) {
      next.get();
    }
  }

  private static void nobody() throws Exception {
    BlockingQueue<Integer> recorded = new LinkedBlockingQueue<>();
    Thread adder =
        Gate.start(
            () -> {
              for (int i = 0; i < MANY; i++) {
                recorded.add(i);
              }
            });
    adder.join();
    if (recorded.size() != MANY || recorded.peek() != 0) {
      throw new AssertionError();
    }
    recorded.clear();
  }

  /** What is due at some time. */
  private record Later(int seconds) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(seconds, TimeUnit.SECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Integer.compare(seconds, ((Later) other).seconds);
    }
  }
}
