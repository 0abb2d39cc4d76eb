package dev.selvedge.agent.cases.lineage;

import dev.selvedge.agent.cases.support.Left;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.prefs.Preferences;

/** What programs do that is unusual, and must neither mislead Selvedge nor switch it off. */
public final class Unusual {

  private static final ThreadFactory DAEMONS =
      task -> {
        Thread thread = new Thread(task, "worker");
        thread.setDaemon(true);
        return thread;
      };

  private static final CountDownLatch NEVER = new CountDownLatch(1);
  private static final AtomicReference<Object> HELD = new AtomicReference<>();
  private static final Map<String, Object> REGISTRY = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    Left.by("a pool with a hash of its own", 0, () -> shutDown(new NamedPool()));
    Left.by("a pool that hides its queue", 0, () -> shutDown(new HidingPool()));
    Left.by("a fork-join pool without a factory", 0, Unusual::factoryless);
    Left.by("futures that change pools", 1, Unusual::handedOver);
    Left.by("forks that are taken back", 0, () -> new ForkJoinPool(2).submit(new Sum(2_000)).get());
    // Alive, but no finding.
    Left.by("a singleton in a reference", 1, () -> HELD.compareAndSet(null, housekeeper()));
    Left.by(
        "a singleton in a registry", 1, () -> REGISTRY.computeIfAbsent("a", name -> housekeeper()));
    Left.by("preferences", 0, Preferences::userRoot);
    Left.by("a job of a class used before", 1, Unusual::sameClass);
    Left.by("a leak after all that", 1, () -> DAEMONS.newThread(Unusual::hang).start());
    Left.end();
  }

  private static void shutDown(ThreadPoolExecutor pool) throws Exception {
    for (int i = 0; i < 20; i++) {
      pool.execute(() -> {});
    }
    pool.shutdown();
    pool.awaitTermination(10, TimeUnit.SECONDS);
  }

  private static void factoryless() throws Exception {
    ForkJoinPool pool =
        new ForkJoinPool(1) {
          @Override
          public ForkJoinWorkerThreadFactory getFactory() {
            return null;
          }
        };
    pool.submit(() -> {}).get();
  }

  private static void handedOver() {
    ThreadPoolExecutor first =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), DAEMONS);
    CountDownLatch begun = new CountDownLatch(1);
    first.execute(
        () -> {
          begun.countDown();
          try {
            NEVER.await();
          } catch (InterruptedException shutDown) {
            // That is the end of this one.
          }
        });
    first.submit(Unusual::hang);
    try {
      begun.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    ThreadFactory daemons = DAEMONS;
    var second = Executors.newCachedThreadPool(daemons);
    first.shutdownNow().forEach(second::execute);
  }

  private static Object housekeeper() {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(1, DAEMONS);
    pool.scheduleAtFixedRate(() -> {}, 1, 1, TimeUnit.HOURS);
    return pool;
  }

  /** Made by a class initialiser at first, and by a test then. */
  private static void sameClass() {
    Warm.up();
    DAEMONS.newThread(new Job(true)).start();
  }

  private static void hang() {
    try {
      NEVER.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Warm {
    static {
      var pool = Executors.newCachedThreadPool(DAEMONS);
      for (int i = 0; i < 16; i++) {
        pool.execute(new Job(false));
      }
    }

    static void up() {}
  }

  private record Job(boolean hangs) implements Runnable {
    @Override
    public void run() {
      if (hangs) {
        hang();
      }
    }
  }

  private static final class Sum extends RecursiveTask<Integer> {
    private static final long serialVersionUID = 1L;

    private final int count;

    Sum(int count) {
      this.count = count;
    }

    @Override
    protected Integer compute() {
      if (count < 4) {
        return count;
      }
      Sum half = new Sum(count / 2);
      half.fork();
      int other = new Sum(count - count / 2).compute();
      return other + (half.tryUnfork() ? half.compute() : half.join());
    }
  }

  private static final class NamedPool extends ThreadPoolExecutor {
    private final String name;

    NamedPool() {
      super(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), DAEMONS);
      name = "named";
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof NamedPool pool && pool.name.equals(name);
    }
  }

  private static final class HidingPool extends ThreadPoolExecutor {
    HidingPool() {
      super(
          1,
          1,
          1,
          TimeUnit.SECONDS,
          new java.util.concurrent.ArrayBlockingQueue<>(1),
          DAEMONS,
          (task, pool) -> {});
    }

    @Override
    public BlockingQueue<Runnable> getQueue() {
      throw new UnsupportedOperationException();
    }
  }
}
