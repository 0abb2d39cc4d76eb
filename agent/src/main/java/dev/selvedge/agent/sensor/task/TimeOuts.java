package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.GivenUpWork.How;
import dev.selvedge.agent.event.TaskKind;
import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits with a time that were given up, and time limits of futures that have passed. The methods
 * never throw and never block.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class TimeOuts {

  /** More limits are not kept. */
  private static final int MOST_LIMITS = 50_000;

  /** Where limits were set, by what keeps them. */
  private static final WeakTable<Origin> LIMITS = new WeakTable<>(MOST_LIMITS);

  private TimeOuts() {}

  /**
   * A thread begins to wait for a future.
   *
   * @return what {@link #waited} is told; null for a wait without a time
   */
  public static @Nullable Object waiting(Object future, boolean timed, long nanos) {
    return timed && Stragglers.isWatched() ? new Wait(future, System.nanoTime() + nanos) : null;
  }

  /**
   * The same with a time in some unit.
   *
   * @return what {@link #waited} is told
   */
  public static @Nullable Object waiting(Object future, long time, @Nullable Object unit) {
    return unit instanceof TimeUnit known && Stragglers.isWatched()
        ? waiting(future, true, known.toNanos(time))
        : null;
  }

  /** It waits no more. */
  public static void waited(@Nullable Object token) {
    if (token != null) {
      try {
        Wait wait = (Wait) token;
        // Whoever is interrupted leaves before, and has not given up.
        if (wait.deadline - System.nanoTime() <= 0 && !Ledger.isDone(wait.future)) {
          Task maker = Works.makerOfFuture();
          Origin place = maker == null ? Origin.UNKNOWN : Origins.ofFuture(null, maker);
          if (place.isOfUser()) {
            givenUp(wait.future, place);
          }
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** Somebody has waited in vain for a future, at some place. */
  static void givenUp(Object future, Origin place) {
    if (!Stragglers.isWatched()) {
      return;
    }
    Tracked tracked = Ledger.of(future);
    StageWork stage = null;
    Thread thread = null;
    Task task;
    WeakReference<Object> executor;
    if (future instanceof CompletableFuture<?> waitedFor) {
      if (tracked == null || tracked.has(Tracked.TAKEN)) {
        return;
      }
      stage = StageWork.of(waitedFor);
      if (stage == null && !tracked.has(Tracked.WORK)) {
        return;
      }
      task = stage == null ? workOf(tracked) : stage.task();
      executor = tracked.executor();
      thread = stage == null ? null : stage.running().thread();
    } else {
      task = taskOf(future);
      if (task == null) {
        return;
      }
      executor = task.given;
      ThreadTasks runner = task.runner;
      thread =
          future instanceof FutureTask<?> run
              ? FutureInside.runnerOf(run)
              : runner == null ? null : runner.thread;
    }
    if (task.origin == null
        || !task.origin.isOfUser()
        || task.lost
        || task.periodic
        || (thread == null && isForLater(task, tracked))) {
      return;
    }
    Stragglers.add(
        new Straggler(
            How.TIMED_OUT,
            task,
            task.origin,
            place.frames,
            new Activity.OfFuture(new WeakReference<>(future), thread),
            executor,
            future,
            null,
            tracked));
  }

  /** What was to begin at some later time is not late. */
  private static boolean isForLater(Task task, @Nullable Tracked tracked) {
    return task.kind == TaskKind.SCHEDULED_TASK || (tracked != null && tracked.has(Tracked.MOVED));
  }

  private static Task workOf(Tracked tracked) {
    Task work = tracked.chain.work;
    return work == null ? tracked.told() : work;
  }

  private static @Nullable Task taskOf(Object future) {
    Task task = Looks.taskOf(future);
    if (task == null && future instanceof ForkJoinTask) {
      for (ThreadTasks thread : ThreadTable.all()) {
        for (Task each = thread.current(); each != null; each = each.outer) {
          if (each.completes == future) {
            return each;
          }
        }
      }
    }
    return task;
  }

  /** A future gets a time limit. */
  public static void limited(Object limit, @Nullable Object future) {
    if (Stragglers.isWatched() && future instanceof CompletableFuture) {
      try {
        Tracked tracked = Ledger.of(future);
        Task maker = tracked == null ? null : Works.makerOfFuture();
        if (tracked != null && maker != null) {
          Origin place = Origins.ofFuture(null, maker);
          if (place.isOfUser()) {
            LIMITS.takeGone(each -> true);
            LIMITS.put(limit, place);
          }
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /**
   * A limit has passed, which completes its future.
   *
   * @return what {@link #expired} is told
   */
  public static @Nullable Object expiring(Object limit, @Nullable Object future) {
    try {
      Origin place = LIMITS.remove(limit);
      if (place != null
          && future instanceof CompletableFuture<?> limited
          && Stragglers.isWatched()
          && FutureFields.resultOf(limited) == null) {
        StageWork work = StageWork.of(limited);
        if (work != null) {
          work.givenUp(How.TIMED_OUT, place.frames);
        }
      }
    } catch (Throwable e) {
      Sensor.fault(e);
    }
    return null;
  }

  /** It has. */
  public static void expired(@Nullable Object token) {
    // There is nothing more to see.
  }

  /** Somebody has waited for the end of an executor. */
  public static void awaited(Object executor) {
    if (!Stragglers.isEmpty()) {
      try {
        if (isAtEnd(executor)) {
          Stragglers.settleAllOf(executor);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  private static boolean isAtEnd(Object executor) {
    return executor instanceof ThreadPoolExecutor pool
        ? PoolFields.isTerminated(pool)
        : executor.getClass().getClassLoader() == null
            && executor instanceof ExecutorService service
            && service.isTerminated();
  }

  /** Somebody begins to wait, perhaps for the second time. */
  static void waitsAgain(Object target) {
    if (!Stragglers.isEmpty()) {
      if (target instanceof Thread thread) {
        Stragglers.settleOn(thread);
        // Where the machine is busy it may not even have begun when its time was over.
        Object body = LiveThreads.taskOf(thread);
        if (body != null) {
          Stragglers.settle(body);
        }
      } else {
        Stragglers.settle(target);
      }
    }
  }

  /** A wait that ends at some time. */
  private record Wait(Object future, long deadline) {}
}
