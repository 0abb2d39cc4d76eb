package dev.selvedge.agent.sensor.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The futures that cannot be done before certain work is: those that the work completes, and the
 * stages that depend on those. A future that a timer will complete is none of them.
 */
final class Blocked {

  private static final String FUTURE = "java.util.concurrent.CompletableFuture$";

  /** More futures than this are not followed. */
  private static final int MOST = 100_000;

  private final Set<Object> futures = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Object> direct = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<CompletableFuture<?>> open = new ArrayDeque<>();

  /** Stages that are complete once one of several futures is. */
  private final List<Object> alternatives = new ArrayList<>();

  /** Work that waits in a queue. */
  void addWork(Object work) {
    if (work instanceof FutureTask<?>) {
      addDirect(work);
      // What a completion service queues runs the task that its caller has got.
      Object inner = PoolInternals.get(work, "task");
      if (inner != null) {
        addDirect(inner);
      }
    } else if (isPartOfFuture(work)) {
      Object dependent = PoolInternals.get(work, "dep");
      if (dependent != null) {
        addDirect(dependent);
      }
    }
    follow();
  }

  /** A future that work completes which cannot go on. */
  void addFuture(Object future) {
    add(future);
    follow();
  }

  boolean contains(Object future) {
    return futures.contains(future);
  }

  /** Whether work in a queue completes it, rather than something that depends on such. */
  boolean isDirect(Object future) {
    return direct.contains(future);
  }

  private void addDirect(Object future) {
    direct.add(future);
    add(future);
  }

  private void add(Object future) {
    if (future instanceof Future<?> known && isOpen(known) && futures.size() < MOST) {
      if (future instanceof CompletableFuture<?> completable) {
        if (!isTimed(completable) && futures.add(future)) {
          open.add(completable);
        }
      } else {
        futures.add(future);
      }
    }
  }

  /** A class of the application must not be asked; the JDK's own methods do nothing but read. */
  private static boolean isOpen(Future<?> future) {
    if (future instanceof CompletableFuture<?> completable) {
      return PoolInternals.get(CompletableFuture.class, completable, "result") == null;
    }
    return future instanceof FutureTask<?> task
        && PoolInternals.get(FutureTask.class, task, "state") instanceof Integer state
        && state == 0;
  }

  private void follow() {
    do {
      for (CompletableFuture<?> next = open.poll(); next != null; next = open.poll()) {
        for (Object stage : stagesOf(next)) {
          reach(stage);
        }
      }
      alternatives.removeIf(this::hasNoAlternative);
    } while (!open.isEmpty());
  }

  private void reach(Object stage) {
    Object base = PoolInternals.get(stage, "base");
    Object reached = base == null ? stage : base;
    String type = reached.getClass().getName();
    if (type.startsWith(FUTURE + "Or") || type.equals(FUTURE + "AnyOf")) {
      alternatives.add(reached);
      return;
    }
    Object dependent = PoolInternals.get(reached, "dep");
    if (dependent != null) {
      add(dependent);
    }
  }

  /** Whether none of the futures can be done of which one would do; its own is followed then. */
  private boolean hasNoAlternative(Object stage) {
    Object[] sources =
        PoolInternals.get(stage, "srcs") instanceof Object[] several
            ? several
            : new Object[] {PoolInternals.get(stage, "src"), PoolInternals.get(stage, "snd")};
    for (Object source : sources) {
      if (source == null || !futures.contains(source)) {
        return false;
      }
    }
    Object dependent = PoolInternals.get(stage, "dep");
    if (dependent != null) {
      add(dependent);
    }
    return true;
  }

  private static boolean isTimed(CompletableFuture<?> future) {
    for (Object stage : stagesOf(future)) {
      Object function = PoolInternals.get(stage, "fn");
      if (function != null && function.getClass().getName().equals(FUTURE + "Canceller")) {
        return true;
      }
    }
    return false;
  }

  private static List<Object> stagesOf(CompletableFuture<?> future) {
    List<Object> stages = new ArrayList<>();
    @Nullable Object stage = PoolInternals.get(CompletableFuture.class, future, "stack");
    while (stage != null && stages.size() < MOST) {
      stages.add(stage);
      stage = PoolInternals.get(stage, "next");
    }
    return stages;
  }

  private static boolean isPartOfFuture(Object work) {
    return work.getClass().getName().startsWith(FUTURE);
  }
}
