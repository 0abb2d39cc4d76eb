package dev.selvedge.agent.cases.lineage;

import dev.selvedge.agent.cases.support.Same;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What a pool gives back is what it was given, in every way in which it gives something back. */
public final class SameToThePool {

  public static void main(String[] args) throws Exception {
    Same.in("queue", SameToThePool::queue);
    Same.in("scheduled", SameToThePool::scheduled);
    Same.in("priority", SameToThePool::priority);
    Same.in("rejection", SameToThePool::rejection);
    Same.in("hostile", SameToThePool::hostile);
    Same.in("hooks", SameToThePool::hooks);
    Same.end();
  }

  private static void queue() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    ThreadPoolExecutor pool =
        busy(new LinkedBlockingQueue<>(), new ThreadPoolExecutor.AbortPolicy(), open);
    Runnable one = () -> {};
    Runnable other = () -> {};
    pool.execute(one);
    pool.execute(one);
    pool.execute(other);
    Future<?> future = pool.submit(other);
    Same.are("queue", pool.getQueue().toArray()[0], one);
    Same.are("future in the queue", pool.getQueue().toArray()[3], future);
    Same.that("remove", pool.remove(one));
    Same.that("remove the second", pool.remove(one));
    Same.that("no third", !pool.remove(one));
    Same.that("remove a future", pool.remove((Runnable) future));
    pool.execute((Runnable) future);
    future.cancel(false);
    pool.purge();
    Same.are("purged", pool.getQueue().size(), 1);
    List<Runnable> drained = new ArrayList<>();
    pool.execute(one);
    pool.getQueue().drainTo(drained);
    Same.are("drained", drained, List.of(other, one));
    pool.execute(other);
    pool.execute(one);
    Same.are("shut down", pool.shutdownNow(), List.of(other, one));
    open.countDown();
    Same.that("ended", pool.awaitTermination(9, TimeUnit.SECONDS));
  }

  private static void scheduled() throws Exception {
    ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);
    Future<?> later = pool.schedule(() -> {}, 1, TimeUnit.HOURS);
    Future<?> again = pool.scheduleAtFixedRate(() -> {}, 1, 1, TimeUnit.HOURS);
    Same.are("queue", List.copyOf(pool.getQueue()), List.of(later, again));
    Same.that("remove", pool.remove((Runnable) later));
    again.cancel(false);
    pool.purge();
    Same.that("purged", pool.getQueue().isEmpty());
    Future<?> last = pool.schedule(() -> {}, 1, TimeUnit.HOURS);
    Same.are("shut down", pool.shutdownNow(), List.of(last));
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    ScheduledThreadPoolExecutor ordered = new ScheduledThreadPoolExecutor(1);
    for (int i = 0; i < 100; i++) {
      int number = i;
      ordered.execute(() -> order.add(number));
    }
    ordered.shutdown();
    Same.that("ended", ordered.awaitTermination(9, TimeUnit.SECONDS));
    List<Integer> sorted = new ArrayList<>(order);
    Collections.sort(sorted);
    Same.are("order", order, sorted);
    Same.are("all", order.size(), 100);
  }

  private static void priority() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new PriorityBlockingQueue<>());
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch begun = new CountDownLatch(1);
    pool.execute(
        new Ranked(
            0,
            () -> {
              begun.countDown();
              await(open);
            }));
    begun.await();
    for (int rank = 9; rank > 0; rank--) {
      int number = rank;
      pool.execute(new Ranked(rank, () -> order.add(number)));
    }
    open.countDown();
    pool.shutdown();
    Same.that("ended", pool.awaitTermination(9, TimeUnit.SECONDS));
    Same.are("order", order, List.of(1, 2, 3, 4, 5, 6, 7, 8, 9));
  }

  private static void rejection() throws Exception {
    List<Object> rejected = new ArrayList<>();
    RejectedExecutionHandler handler = (task, pool) -> rejected.add(task);
    CountDownLatch open = new CountDownLatch(1);
    ThreadPoolExecutor pool = busy(new ArrayBlockingQueue<>(1), handler, open);
    Runnable task = () -> {};
    pool.execute(() -> {});
    pool.execute(task);
    Future<?> future = pool.submit(task);
    Same.are("rejected", rejected, List.of(task, future));
    Same.that("not done", !future.isDone());
    ((Runnable) future).run();
    Same.that("done by whoever runs it", future.isDone());
    open.countDown();
    pool.shutdown();
    Same.are(
        "rejected after the end",
        Same.failure(
                () -> {
                  ThreadPoolExecutor ended =
                      new ThreadPoolExecutor(
                          1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
                  ended.shutdown();
                  ended.execute(task);
                })
            .getClass()
            .getSimpleName(),
        "RejectedExecutionException");
  }

  /** Whose methods must not be called; who calls them finds out. */
  private static void hostile() throws Exception {
    CountDownLatch ran = new CountDownLatch(3);
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    Runnable hostile = new Hostile(ran);
    pool.execute(hostile);
    pool.execute(hostile);
    pool.submit(hostile).get();
    Same.that("ran", ran.await(9, TimeUnit.SECONDS));
    pool.shutdown();
  }

  private static void hooks() throws Exception {
    List<Object> seen = Collections.synchronizedList(new ArrayList<>());
    RuntimeException failure = new IllegalStateException("as it should be");
    Runnable task =
        () -> {
          throw failure;
        };
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            body -> {
              Thread thread = new Thread(body);
              thread.setUncaughtExceptionHandler((where, thrown) -> seen.add(thrown));
              return thread;
            }) {
          @Override
          protected void beforeExecute(Thread thread, Runnable command) {
            seen.add(command);
          }

          @Override
          protected void afterExecute(Runnable command, Throwable thrown) {
            seen.add(command);
            seen.add(thrown);
          }
        };
    pool.execute(task);
    pool.shutdown();
    Same.that("ended", pool.awaitTermination(9, TimeUnit.SECONDS));
    while (seen.size() < 4) {
      Thread.onSpinWait();
    }
    Same.are("seen", seen, List.of(task, task, failure, failure));
    Future<?> future = new FutureTask<>(task, null);
    ((Runnable) future).run();
    Throwable thrown = Same.failure(future::get);
    Same.that("wrapped", thrown instanceof ExecutionException);
    Same.are("cause", thrown.getCause(), failure);
  }

  private static ThreadPoolExecutor busy(
      BlockingQueue<Runnable> queue, RejectedExecutionHandler handler, CountDownLatch open)
      throws Exception {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            queue,
            body -> {
              Thread thread = new Thread(body);
              thread.setDaemon(true);
              return thread;
            },
            handler);
    CountDownLatch begun = new CountDownLatch(1);
    pool.execute(
        () -> {
          begun.countDown();
          await(open);
        });
    begun.await();
    return pool;
  }

  private static void await(CountDownLatch open) {
    boolean opened = false;
    while (!opened) {
      try {
        open.await();
        opened = true;
      } catch (InterruptedException ignored) {
        opened = open.getCount() == 0;
      }
    }
  }

  private record Ranked(int rank, Runnable task) implements Runnable, Comparable<Ranked> {
    @Override
    public void run() {
      task.run();
    }

    @Override
    public int compareTo(Ranked other) {
      return Integer.compare(rank, other.rank);
    }
  }

  private record Hostile(CountDownLatch ran) implements Runnable {
    @Override
    public void run() {
      ran.countDown();
    }

    @Override
    public boolean equals(Object other) {
      throw new AssertionError("equals");
    }

    @Override
    public int hashCode() {
      throw new AssertionError("hashCode");
    }

    @Override
    public String toString() {
      SameToThePool.await(new CountDownLatch(1));
      return "never";
    }
  }
}
