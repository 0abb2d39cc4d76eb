package dev.selvedge.agent.cases.lineage;

import dev.selvedge.agent.cases.support.Left;
import java.util.ArrayList;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What is left of a window and what is not: work that still ends, or will never be run. */
public final class Settled {

  private static final ThreadFactory DAEMONS =
      task -> {
        Thread thread = new Thread(task, "worker");
        thread.setDaemon(true);
        return thread;
      };

  private static final CountDownLatch NEVER = new CountDownLatch(1);

  public static void main(String[] args) throws Exception {
    late();
    dropped();
    rejected();
    scheduled();
    others();
    stuck();
    Left.end();
  }

  private static void late() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2, DAEMONS);
    Left.by("a late task", 0, () -> pool.execute(Settled::shortly));
    Left.by("a late future", 0, () -> pool.submit(Settled::shortly));
    Left.by("a late thread", 0, () -> DAEMONS.newThread(Settled::shortly).start());
    Left.by("late children", 0, () -> pool.execute(() -> pool.execute(Settled::shortly)));
    Left.by(
        "a late stage",
        0,
        () -> CompletableFuture.runAsync(Settled::shortly).thenRunAsync(Settled::shortly));
    Left.by("late forks", 0, () -> ForkJoinPool.commonPool().submit(Settled::shortly));
    Left.by(
        "many",
        0,
        () -> {
          for (int i = 0; i < 10_000; i++) {
            pool.execute(() -> {});
          }
        });
    Left.by(
        "a task that fails late",
        0,
        () ->
            pool.submit(
                () -> {
                  shortly();
                  throw new IllegalStateException("as it should be");
                }));
    Left.by(
        "a thread that fails late",
        0,
        () -> {
          Thread thread =
              new Thread(
                  () -> {
                    shortly();
                    throw new IllegalStateException("as it should be");
                  });
          thread.setUncaughtExceptionHandler((where, thrown) -> {});
          thread.start();
        });
    Left.by(
        "a thread that cannot be started twice",
        0,
        () -> {
          Thread thread = new Thread(Settled::shortly);
          thread.start();
          try {
            thread.start();
            throw new IllegalStateException("started twice");
          } catch (IllegalThreadStateException expected) {
            thread.join();
          }
        });
    Left.by("a thread that was never started", 0, () -> new Thread(Settled::stay));
  }

  private static void dropped() throws Exception {
    Left.by(
        "removed",
        0,
        () -> {
          ThreadPoolExecutor pool = busy(new LinkedBlockingQueue<>());
          Runnable task = () -> {};
          pool.execute(task);
          pool.remove(task);
        });
    Left.by(
        "taken from the queue",
        0,
        () -> {
          ThreadPoolExecutor pool = busy(new LinkedBlockingQueue<>());
          pool.execute(() -> {});
          pool.submit(() -> {});
          pool.getQueue().poll();
          pool.getQueue().clear();
        });
    Left.by(
        "drained",
        0,
        () -> {
          ThreadPoolExecutor pool = busy(new LinkedBlockingQueue<>());
          pool.execute(() -> {});
          pool.submit(() -> {});
          pool.getQueue().drainTo(new ArrayList<>());
        });
    Left.by(
        "cancelled and purged",
        0,
        () -> {
          ThreadPoolExecutor pool = busy(new LinkedBlockingQueue<>());
          pool.submit(() -> {}).cancel(false);
          pool.submit(() -> {}).cancel(true);
          pool.purge();
        });
    Left.by(
        "cancelled and queued still",
        0,
        () -> {
          ThreadPoolExecutor pool = busy(new LinkedBlockingQueue<>());
          pool.submit(() -> {}).cancel(false);
        });
    Left.by(
        "shut down",
        0,
        () -> {
          ThreadPoolExecutor pool = busy(new LinkedBlockingQueue<>());
          pool.execute(() -> {});
          pool.submit(() -> {});
          pool.shutdownNow();
        });
    Left.by(
        "cancelled while it runs",
        0,
        () -> {
          ExecutorService pool = Executors.newSingleThreadExecutor(DAEMONS);
          CountDownLatch begun = new CountDownLatch(1);
          Future<?> future =
              pool.submit(
                  () -> {
                    begun.countDown();
                    stay();
                  });
          begun.await();
          future.cancel(true);
        });
  }

  private static void rejected() throws Exception {
    RejectedExecutionHandler[] handlers = {
      new ThreadPoolExecutor.DiscardPolicy(),
      new ThreadPoolExecutor.DiscardOldestPolicy(),
      (task, pool) -> {},
      (task, pool) -> {
        pool.getQueue().poll();
        pool.execute(task);
      },
      (task, pool) -> {
        pool.getQueue().clear();
        pool.getQueue().add(task);
      }
    };
    for (int i = 0; i < handlers.length; i++) {
      RejectedExecutionHandler handler = handlers[i];
      Left.by(
          "discarded by the handler " + i,
          0,
          () -> {
            ThreadPoolExecutor pool = busy(new ArrayBlockingQueue<>(1), handler);
            for (int j = 0; j < 5; j++) {
              pool.submit(() -> {});
              pool.execute(() -> {});
            }
            pool.getQueue().clear();
          });
    }
    Left.by(
        "aborted",
        0,
        () -> {
          ThreadPoolExecutor pool =
              busy(new ArrayBlockingQueue<>(1), new ThreadPoolExecutor.AbortPolicy());
          try {
            pool.submit(() -> {});
            pool.submit(() -> {});
            throw new IllegalStateException("accepted");
          } catch (java.util.concurrent.RejectedExecutionException expected) {
            pool.getQueue().clear();
          }
        });
  }

  private static void scheduled() throws Exception {
    ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, DAEMONS);
    Left.by(
        "a cancelled schedule", 0, () -> timer.schedule(() -> {}, 1, TimeUnit.HOURS).cancel(false));
    Left.by(
        "a cancelled period",
        0,
        () -> timer.scheduleAtFixedRate(() -> {}, 1, 1, TimeUnit.HOURS).cancel(false));
    Left.by(
        "a period cancelled by itself",
        0,
        () -> {
          Future<?>[] period = new Future<?>[1];
          CountDownLatch made = new CountDownLatch(1);
          period[0] =
              timer.scheduleAtFixedRate(
                  () -> {
                    try {
                      made.await();
                    } catch (InterruptedException e) {
                      throw new IllegalStateException(e);
                    }
                    period[0].cancel(false);
                  },
                  0,
                  1,
                  TimeUnit.MILLISECONDS);
          made.countDown();
        });
    Left.by(
        "a period that failed",
        0,
        () ->
            timer.scheduleAtFixedRate(
                () -> {
                  throw new IllegalStateException("as it should be");
                },
                0,
                1,
                TimeUnit.MILLISECONDS));
    Left.by(
        "schedules shut down",
        0,
        () -> {
          ScheduledExecutorService own = Executors.newScheduledThreadPool(1, DAEMONS);
          own.schedule(() -> {}, 1, TimeUnit.HOURS);
          own.scheduleAtFixedRate(() -> {}, 1, 1, TimeUnit.HOURS);
          own.shutdownNow();
        });
    Left.by(
        "schedules dropped at the end",
        0,
        () -> {
          ScheduledThreadPoolExecutor own = new ScheduledThreadPoolExecutor(1, DAEMONS);
          own.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
          own.schedule(() -> {}, 1, TimeUnit.HOURS);
          own.shutdown();
        });
    Left.by("a schedule", 1, () -> timer.schedule(() -> {}, 1, TimeUnit.HOURS));
    Left.by("a period", 1, () -> timer.scheduleAtFixedRate(() -> {}, 1, 1, TimeUnit.MILLISECONDS));
  }

  private static void others() throws Exception {
    Left.by(
        "a cancelled timer",
        0,
        () -> {
          Timer timer = new Timer(true);
          timer.schedule(new Nothing(), 100_000);
          timer.cancel();
        });
    Left.by(
        "a cancelled task of a timer",
        0,
        () -> {
          Timer timer = new Timer(true);
          TimerTask task = new Nothing();
          timer.schedule(task, 1, 1);
          task.cancel();
          timer.purge();
        });
    Left.by("a period of a timer", 1, () -> new Timer(true).schedule(new Nothing(), 1, 1));
    Left.by("a stage that nobody completes", 0, () -> new CompletableFuture<>().thenRun(() -> {}));
    Left.by(
        "a time-out that is not needed",
        0,
        () -> new CompletableFuture<>().orTimeout(1, TimeUnit.HOURS).complete(null));
    Left.by("a time-out", 0, () -> new CompletableFuture<>().orTimeout(1, TimeUnit.HOURS));
    Left.by(
        "a cancelled fork",
        0,
        () -> {
          ForkJoinPool pool = new ForkJoinPool(1);
          CountDownLatch open = new CountDownLatch(1);
          pool.execute(
              () -> {
                try {
                  open.await();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
          pool.submit(Settled::stay).cancel(true);
          open.countDown();
        });
    Left.by(
        "forks shut down",
        0,
        () -> {
          ForkJoinPool pool = new ForkJoinPool(1);
          pool.submit(Settled::stay);
          pool.submit(Settled::stay);
          pool.shutdownNow();
        });
  }

  /** Queued behind a task that never ends, of another window or of the same. */
  private static void stuck() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor(DAEMONS);
    Left.by("stuck", 1, () -> pool.execute(Settled::stay));
    Left.by(
        "behind what is stuck",
        2,
        () -> {
          pool.execute(() -> {});
          pool.submit(() -> {});
        });
    Left.by(
        "not begun",
        3,
        () -> {
          ExecutorService own = Executors.newSingleThreadExecutor(DAEMONS);
          own.submit(Settled::stay);
          own.execute(() -> {});
          own.submit(() -> {});
        });
    Left.by(
        "forked and stuck",
        1,
        () -> {
          new ForkJoinPool(1).execute(Settled::stay);
        });
    Left.by("a thread", 1, () -> DAEMONS.newThread(Settled::stay).start());
  }

  private static ThreadPoolExecutor busy(BlockingQueue<Runnable> queue) throws Exception {
    return busy(queue, new ThreadPoolExecutor.AbortPolicy());
  }

  /** A pool whose only worker works for nobody's window. */
  private static ThreadPoolExecutor busy(
      BlockingQueue<Runnable> queue, RejectedExecutionHandler handler) throws Exception {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, queue, DAEMONS, handler);
    CountDownLatch begun = new CountDownLatch(1);
    Left.outside(
        () ->
            pool.execute(
                () -> {
                  begun.countDown();
                  stay();
                }));
    begun.await();
    return pool;
  }

  private static void shortly() {
    try {
      TimeUnit.MILLISECONDS.sleep(5);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void stay() {
    try {
      NEVER.await();
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Nothing extends TimerTask {
    @Override
    public void run() {}
  }
}
