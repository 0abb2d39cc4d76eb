package dev.selvedge.agent.cases.lineage;

import dev.selvedge.agent.cases.support.Carried;
import dev.selvedge.agent.cases.support.Probe;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The JDK's pools: the worker is started by one window, busy for another, and works for a third.
 */
public final class Pools {

  private static final ThreadFactory DAEMONS =
      task -> {
        Thread thread = new Thread(task, "worker");
        thread.setDaemon(true);
        return thread;
      };

  public static void main(String[] args) throws Exception {
    ExecutorService single = Executors.newSingleThreadExecutor(DAEMONS);
    behind("execute", single, probe -> single.execute(probe::run));
    behind("submit", single, probe -> single.submit(probe::run));
    behind("submit a callable", single, probe -> single.submit(callable(probe)));
    behind("a task of one's own", single, probe -> single.execute(task(probe)));
    behind("a child", single, probe -> single.execute(() -> single.execute(probe::run)));
    behind(
        "submitted twice",
        single,
        probe -> {
          FutureTask<Object> task = task(probe);
          single.execute(task);
          single.execute(task);
        });
    ThreadPoolExecutor own =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), DAEMONS) {
          @Override
          protected void beforeExecute(Thread thread, Runnable task) {
            // Without a call of the method that is overridden.
          }

          @Override
          protected void afterExecute(Runnable task, Throwable thrown) {
            // So here.
          }
        };
    behind("a pool of one's own", own, probe -> own.execute(probe::run));
    behind(
        "a failed task",
        own,
        probe ->
            own.execute(
                () -> {
                  probe.run();
                  throw new IllegalStateException("as it should be");
                }));
    behind(
        "after a failed task",
        own,
        probe -> {
          own.execute(
              () -> {
                throw new IllegalStateException("as it should be");
              });
          own.execute(probe::run);
        });
    ThreadPoolExecutor sorted =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new PriorityBlockingQueue<>(), DAEMONS);
    behind(
        "a priority queue", new First(sorted), probe -> sorted.execute(new Ranked(probe::run, 2)));
    ThreadPoolExecutor direct =
        new ThreadPoolExecutor(0, 9, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), DAEMONS);
    Carried.by(
        "handed over directly",
        probe -> {
          direct.execute(probe::run);
          return () -> {};
        });
    Carried.by(
        "invokeAll",
        probe -> {
          direct.invokeAll(List.of(callable(probe)));
          return () -> {};
        });
    Carried.by(
        "invokeAny",
        probe -> {
          direct.invokeAny(List.of(callable(probe)));
          return () -> {};
        });
    callerRuns();
    completionService();
    scheduled();
    delegated();
    Carried.end();
  }

  private static void delegated() throws Exception {
    ExecutorService delegate = Executors.unconfigurableExecutorService(single());
    behind("a delegate", delegate, probe -> delegate.submit(probe::run));
    ExecutorService facade = new Facade(single());
    behind("an executor of one's own", facade, probe -> facade.submit(probe::run));
  }

  private static ExecutorService single() {
    return Executors.newSingleThreadExecutor(DAEMONS);
  }

  private static void callerRuns() throws Exception {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new SynchronousQueue<>(),
            DAEMONS,
            new ThreadPoolExecutor.CallerRunsPolicy());
    behind("the caller runs", pool, probe -> pool.execute(probe::run));
    ThreadPoolExecutor full =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(1),
            DAEMONS,
            (task, rejecting) -> {
              rejecting.getQueue().clear();
              rejecting.getQueue().add(task);
            });
    behind(
        "queued by the handler",
        full,
        probe -> {
          full.execute(() -> {});
          full.execute(probe::run);
        });
    behind(
        "a future queued by the handler",
        full,
        probe -> {
          full.submit(() -> {});
          full.submit(probe::run);
        });
    ThreadPoolExecutor passing =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new SynchronousQueue<>(),
            DAEMONS,
            (task, rejecting) -> full.execute(task));
    behind("passed on by the handler", passing, probe -> passing.execute(probe::run));
  }

  private static void completionService() throws Exception {
    ExecutorService pool = single();
    ExecutorCompletionService<Object> service = new ExecutorCompletionService<>(pool);
    Executor blocker = pool;
    behind("a completion service", blocker, probe -> service.submit(callable(probe)));
  }

  private static void scheduled() throws Exception {
    ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, DAEMONS);
    behind("schedule", timer, probe -> timer.schedule(probe::run, 1, TimeUnit.MILLISECONDS));
    behind(
        "schedule a callable", timer, probe -> timer.schedule(callable(probe), 0, TimeUnit.DAYS));
    behind("execute by a scheduler", timer, probe -> timer.execute(probe::run));
    behind("submit to a scheduler", timer, probe -> timer.submit(probe::run));
    behind(
        "a fixed rate",
        timer,
        probe -> timer.scheduleAtFixedRate(once(probe), 1, 1, TimeUnit.MILLISECONDS));
    behind(
        "a fixed delay",
        timer,
        probe -> timer.scheduleWithFixedDelay(once(probe), 1, 1, TimeUnit.MILLISECONDS));
  }

  /** The third of many runs leaves the probe, and then the task fails and is over. */
  private static Runnable once(Probe probe) {
    int[] runs = {0};
    return () -> {
      if (++runs[0] == 3) {
        probe.run();
        throw new IllegalStateException("so that it ends");
      }
    };
  }

  /** The task waits behind one of the other window. */
  private static void behind(String name, Executor pool, Given given) throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    Carried.through(
        name,
        new Carried.Mechanism() {
          @Override
          public void before() throws Exception {
            CountDownLatch busy = new CountDownLatch(1);
            pool.execute(
                () -> {
                  busy.countDown();
                  await(open);
                });
            busy.await();
          }

          @Override
          public void make(Probe probe) throws Exception {
            given.to(probe);
          }

          @Override
          public void carry() {
            open.countDown();
          }
        });
  }

  private static void await(CountDownLatch open) {
    try {
      open.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Callable<Object> callable(Probe probe) {
    return probe::apply;
  }

  private static FutureTask<Object> task(Probe probe) {
    return new FutureTask<>(callable(probe));
  }

  private interface Given {
    void to(Probe probe) throws Exception;
  }

  private record Ranked(Runnable task, int rank) implements Runnable, Comparable<Ranked> {
    @Override
    public void run() {
      task.run();
    }

    @Override
    public int compareTo(Ranked other) {
      return Integer.compare(rank, other.rank);
    }
  }

  private record First(Executor pool) implements Executor {
    @Override
    public void execute(Runnable task) {
      pool.execute(new Ranked(task, 1));
    }
  }

  /** Passes all on, in a task of its own. */
  private static final class Facade extends java.util.concurrent.AbstractExecutorService {
    private final ExecutorService pool;

    Facade(ExecutorService pool) {
      this.pool = pool;
    }

    @Override
    public void execute(Runnable task) {
      pool.execute(() -> task.run());
    }

    @Override
    public void shutdown() {
      pool.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
      return pool.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
      return pool.isShutdown();
    }

    @Override
    public boolean isTerminated() {
      return pool.isTerminated();
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) throws InterruptedException {
      return pool.awaitTermination(time, unit);
    }
  }
}
