package dev.selvedge.agent.sensor.pool;

import dev.selvedge.agent.event.PoolListener;
import dev.selvedge.agent.event.Starvation;
import dev.selvedge.agent.event.Starvation.Reason;
import dev.selvedge.agent.sensor.Stacks;
import dev.selvedge.agent.sensor.Watchdog;
import dev.selvedge.agent.sensor.task.OpenExecutors;
import dev.selvedge.agent.sensor.task.TaskNumbers;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks for pools none of whose threads can go on. It looks at those only all of whose threads wait
 * for futures without a time, and have not moved between two looks.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class StarvationWatch implements Watchdog.Watch {

  private static final long SOONEST = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long LATEST = TimeUnit.MILLISECONDS.toNanos(160);

  /** So long it goes on to look when there is nothing to be seen, rather than be woken so often. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

  /** Whether it looks by itself, and need not be woken. */
  private static volatile boolean awake;

  private long pause = SOONEST;
  private long lastSuspect;

  private StarvationWatch() {}

  /** Starts to look. */
  public static void start(Instrumentation instrumentation) {
    PoolInternals.with(instrumentation);
    Watchdog.add(new StarvationWatch());
  }

  /** All threads of a pool wait; never blocks. */
  static void suspect() {
    if (!awake) {
      awake = true;
      Watchdog.wake();
    }
  }

  @Override
  public String part() {
    return "the watch of pools";
  }

  @Override
  public long look(long now) {
    PoolListener listener = FutureWaits.listener();
    if (listener == null) {
      return Watchdog.NEVER;
    }
    boolean suspects = lookAtAll(listener, now);
    if (suspects) {
      lastSuspect = now;
      return pause;
    }
    pause = SOONEST;
    if (awake && now - lastSuspect < PATIENCE) {
      return SOONEST;
    }
    awake = false;
    // One may have come between.
    return lookAtAll(listener, now) ? SOONEST : Watchdog.NEVER;
  }

  /** Whether there is one to look at again. */
  private boolean lookAtAll(PoolListener listener, long now) {
    boolean suspects = false;
    boolean moved = false;
    for (Pool pool : Workers.pools()) {
      if (!pool.isSuspect() && pool.told == null) {
        continue;
      }
      suspects = true;
      List<Wait> waits = pool.waiting();
      if (pool.stands(waits)) {
        look(pool, waits, listener, now);
      } else {
        moved = true;
        movesAgain(pool, listener, now);
      }
    }
    pause = moved ? SOONEST : Math.min(LATEST, pause * 2);
    return suspects;
  }

  private static void look(Pool pool, List<Wait> waits, PoolListener listener, long now) {
    if (pool.told == null && PoolInternals.open()) {
      Starvation starvation = starvation(pool, waits);
      if (starvation != null && pool.isStill(pool.waiting())) {
        pool.told = listener.starves(starvation);
        pool.toldNanos = now;
      }
    }
  }

  private static void movesAgain(Pool pool, PoolListener listener, long now) {
    Object told = pool.told;
    if (told != null) {
      pool.told = null;
      listener.ended(told, now - pool.toldNanos);
    }
  }

  /** How it stands still; null if it does not. */
  private static @Nullable Starvation starvation(Pool pool, List<Wait> waits) {
    Object[] queued = pool.queued();
    if (queued == null || queued.length == 0) {
      return null;
    }
    Blocked blocked = new Blocked();
    for (Object work : queued) {
      blocked.addWork(work);
    }
    boolean behind = waits.stream().anyMatch(wait -> blocked.contains(wait.future));
    for (Wait wait : waits) {
      for (Object future : runBy(wait)) {
        blocked.addFuture(future);
      }
      if (runner(wait.future, waits) != null) {
        blocked.addFuture(wait.future);
      }
    }
    if (!behind || !waits.stream().allMatch(wait -> blocked.contains(wait.future))) {
      return null;
    }
    List<Starvation.Worker> workers = new ArrayList<>();
    for (Wait wait : waits) {
      workers.add(worker(wait, waits, blocked));
    }
    return new Starvation(
        pool.words(),
        queued.length,
        workers,
        OpenExecutors.numberOf(pool.executor),
        tasks(waits, queued));
  }

  private static List<Long> tasks(List<Wait> waits, Object[] queued) {
    List<Long> numbers = new ArrayList<>();
    waits.forEach(wait -> numbers.addAll(TaskNumbers.runBy(thread(wait))));
    numbers.addAll(TaskNumbers.of(queued));
    return numbers;
  }

  private static List<Object> runBy(Wait wait) {
    return wait.worker == null ? List.of() : wait.worker.completes();
  }

  private static Starvation.Worker worker(Wait wait, List<Wait> waits, Blocked blocked) {
    Thread thread = thread(wait);
    Wait other = runner(wait.future, waits);
    Reason reason =
        other != null
            ? Reason.RUNNING
            : blocked.isDirect(wait.future) ? Reason.QUEUED : Reason.DEPENDENT;
    return new Starvation.Worker(
        thread.getName(),
        wait.nanos,
        Stacks.of(thread),
        reason,
        other == null ? null : thread(other).getName(),
        wait.lineage);
  }

  /** Which of the threads runs what will complete a future; null if none does. */
  private static @Nullable Wait runner(Object future, List<Wait> waits) {
    Object thread =
        future instanceof FutureTask<?> task
            ? PoolInternals.get(FutureTask.class, task, "runner")
            : null;
    for (Wait wait : waits) {
      if (thread(wait) == thread || isIn(runBy(wait), future)) {
        return wait;
      }
    }
    return null;
  }

  /** By identity, whatever a class of the application says of equality. */
  private static boolean isIn(List<Object> futures, Object future) {
    for (Object each : futures) {
      if (each == future) {
        return true;
      }
    }
    return false;
  }

  private static Thread thread(Wait wait) {
    if (wait.worker == null) {
      throw new IllegalStateException("waits in no pool");
    }
    return wait.worker.thread;
  }
}
