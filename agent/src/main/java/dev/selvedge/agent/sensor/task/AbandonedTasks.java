package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.AbandonedTask;
import dev.selvedge.agent.event.AbandonedTask.Loss;
import dev.selvedge.agent.event.Frame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Work that pools drop while somebody waits for it: what woven methods call, and what has come of
 * it when a window is over. The methods that are woven never throw and never block.
 */
public final class AbandonedTasks {

  private AbandonedTasks() {}

  /** Sets who reads class files. */
  public static void answersBy(Answers reader) {
    CallPlace.answersBy(reader);
  }

  /**
   * A pool rejects a command.
   *
   * @return what {@link #rejected} is told
   */
  public static @Nullable Object rejecting(Object pool, @Nullable Object command) {
    if (!Sensor.isOn() || command == null) {
      return null;
    }
    try {
      return Discarding.of((ThreadPoolExecutor) pool, command);
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  /** The pool's handler has returned or thrown. */
  public static void rejected(@Nullable Object token) {
    if (token != null) {
      try {
        ((Discarding) token).end();
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** Commands were taken out of the queue of a pool that is shut down. */
  static void drained(ThreadPoolExecutor pool, List<?> commands) {
    CallPlace place = null;
    for (Object command : commands) {
      if (command != null
          && LostTask.futureOf(command) != null
          && !Leftovers.isDone(command)
          && !EndOfJvm.hasBegun()) {
        place = place == null ? CallPlace.now() : place;
        List<Frame> by = place == null ? List.of() : place.frames;
        LostTasks.add(pool, command, Loss.SHUT_DOWN, by, null);
      }
    }
    if (!Patience.isEmpty()) {
      Patience.drained(pool, place == null ? CallPlace.now() : place);
    }
  }

  /** A command is given to a pool, perhaps one that another has dropped. */
  static void given(Object command) {
    Task known = LostTasks.isEmpty() ? null : Works.of(command);
    if (known != null && known.lost) {
      known.lost = false;
      LostTasks.forget(lost -> lost.is(command));
    }
  }

  /** A wait for the end of a pool has returned. */
  public static void terminationAwaited(Object pool) {
    if (Sensor.isOn()) {
      try {
        ThreadPoolExecutor executor = (ThreadPoolExecutor) pool;
        BlockingQueue<?> queue = PoolFields.queue(executor);
        if (!PoolFields.isTerminated(executor) && queue != null && !queue.isEmpty()) {
          Patience.ended(executor);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** Somebody looks whether a pool has ended. */
  public static void looked(Object pool) {
    if (!Patience.isEmpty()) {
      try {
        Patience.forget((ThreadPoolExecutor) pool);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /**
   * The current thread begins to wait for a future.
   *
   * @return what {@link #awaited} is told; null for a wait without a time
   */
  public static @Nullable Object awaiting(Object future, boolean timed, long nanos) {
    return timed ? awaiting(future, nanos) : null;
  }

  /**
   * The current thread begins to wait for a future.
   *
   * @return nothing that {@link #awaited} would have to be told
   */
  public static @Nullable Object awaiting(Object future) {
    if (!LostTasks.isEmpty() && future instanceof CompletableFuture && Sensor.isOn()) {
      try {
        LostTasks.awaitedBy(future);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
    return null;
  }

  /**
   * The current thread begins to wait for a future for some time.
   *
   * @return what {@link #awaited} is told
   */
  public static @Nullable Object awaiting(Object future, long nanos) {
    awaiting(future);
    return Sensor.isOn() ? new TimedWait(future, System.nanoTime(), nanos) : null;
  }

  /** It waits no more. */
  public static void awaited(@Nullable Object token) {
    if (token != null && !LostTasks.isEmpty()) {
      try {
        ((TimedWait) token).end();
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** What was abandoned of a window that is over. */
  public static List<AbandonedTask> of(String window) {
    return take(each -> each.id.equals(window));
  }

  /** What was abandoned of windows that were left, and what is long given up. */
  public static List<AbandonedTask> overdue() {
    if (LostTasks.isEmpty() && Patience.isEmpty()) {
      return List.of();
    }
    LostTasks.letGo();
    List<AbandonedTask> abandoned = take(window -> window.isOver);
    abandoned.addAll(LostTasks.takeLongGivenUp());
    return abandoned;
  }

  /** What was abandoned, now that the JVM ends. */
  public static List<AbandonedTask> atEndOfJvm() {
    return take(window -> true);
  }

  /** One piece of work is lost once, however often something has happened to it. */
  private static List<AbandonedTask> take(Predicate<TaskWindow> windows) {
    List<AbandonedTask> abandoned = new ArrayList<>();
    if (!Sensor.isOn()) {
      return abandoned;
    }
    Set<Long> ids = new HashSet<>();
    List<AbandonedTask> all = LostTasks.take(windows);
    all.addAll(Patience.take(windows));
    for (AbandonedTask each : all) {
      if (ids.add(each.id())) {
        abandoned.add(each);
      }
    }
    return abandoned;
  }

  /** A wait that will end. */
  private record TimedWait(Object future, long began, long nanos) {
    void end() {
      boolean isOver = System.nanoTime() - began >= nanos;
      if (isOver && future instanceof Future<?> known && !known.isDone()) {
        LostTasks.waitedInVain(future);
      }
    }
  }
}
