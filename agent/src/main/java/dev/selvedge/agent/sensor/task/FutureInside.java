package dev.selvedge.agent.sensor.task;

import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * What futures of the JDK know of who waits for them, and of the futures that depend on them. A
 * slow look, for futures of which something is to be told.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class FutureInside {

  /** What the timer of the JDK runs to give work to its executor at last. */
  private static final String SUBMITTER = "java.util.concurrent.CompletableFuture$TaskSubmitter";

  /** More dependents are not looked at. */
  private static final int MOST = 2_000;

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<CompletableFuture<?>> next = new ArrayDeque<>();
  private final @Nullable Object sought;
  private boolean found;
  private @Nullable Thread waiter;

  private FutureInside(@Nullable Object sought) {
    this.sought = sought;
  }

  /** A thread that waits for a future, or for one that depends on it; null if none does. */
  static @Nullable Thread waiterOf(Object future) {
    if (future instanceof FutureTask<?> task) {
      Object node = value(FutureTask.class, task, "waiters");
      for (int i = 0; node != null && i < MOST; i++) {
        Object thread = value(node.getClass(), node, "thread");
        if (thread instanceof Thread waits) {
          return waits;
        }
        node = value(node.getClass(), node, "next");
      }
      return null;
    }
    FutureInside look = new FutureInside(null);
    look.from(future);
    return look.waiter;
  }

  /** Whether a future is another one, or depends on it. */
  static boolean dependsOn(Object future, Object other) {
    if (future == other) {
      return true;
    }
    FutureInside look = new FutureInside(future);
    look.from(other);
    return look.found;
  }

  /** The futures that depend on another one, with that itself. */
  static List<Object> dependentsOf(Object future) {
    FutureInside look = new FutureInside(new Object());
    look.from(future);
    List<Object> dependents = new ArrayList<>();
    for (Object each : look.seen) {
      if (each instanceof CompletableFuture) {
        dependents.add(each);
      }
    }
    return dependents;
  }

  /** Whether a future is completed when its time is over, by {@code orTimeout} or the like. */
  static boolean hasLimit(CompletableFuture<?> future) {
    Object completion = value(CompletableFuture.class, future, "stack");
    for (int i = 0; completion != null && i < MOST; i++) {
      if (Futures.isCanceller(JdkInternals.functionOf(completion))) {
        return true;
      }
      completion = value(completion.getClass(), completion, "next");
    }
    return false;
  }

  /**
   * The future that work completes which waits for its time in a {@code
   * CompletableFuture.delayedExecutor}; null if what is queued is something else.
   */
  static @Nullable Object delayedIn(@Nullable Object queued) {
    if (queued == null || queued.getClass().getClassLoader() != null) {
      return null;
    }
    Object wrapped = value(queued.getClass(), queued, "callable");
    Object given = wrapped == null ? null : value(wrapped.getClass(), wrapped, "task");
    Object submitter = given == null ? value(queued.getClass(), queued, "runnable") : given;
    Object action =
        submitter != null && submitter.getClass().getName().equals(SUBMITTER)
            ? value(submitter.getClass(), submitter, "action")
            : null;
    return action == null ? null : JdkInternals.dependentOf(action);
  }

  /** The thread that runs a task; null if none does. */
  static @Nullable Thread runnerOf(FutureTask<?> task) {
    return (Thread) value(FutureTask.class, task, "runner");
  }

  /** Whether the thread that runs a task has begun. */
  static boolean isRunning(FutureTask<?> task) {
    return value(FutureTask.class, task, "runner") != null;
  }

  private void from(Object future) {
    add(future);
    while (!next.isEmpty() && !found && waiter == null && seen.size() < MOST) {
      Object completion = value(CompletableFuture.class, next.poll(), "stack");
      while (completion != null && !found && waiter == null && seen.size() < MOST) {
        look(completion);
        completion = value(completion.getClass(), completion, "next");
      }
    }
  }

  private void look(Object completion) {
    seen.add(completion);
    if (completion.getClass().getSimpleName().equals("Signaller")) {
      waiter = sought == null ? (Thread) value(completion.getClass(), completion, "thread") : null;
      return;
    }
    Object base = value(completion.getClass(), completion, "base");
    Object both = base == null ? completion : base;
    add(value(both.getClass(), both, "dep"));
  }

  private void add(@Nullable Object future) {
    if (future instanceof CompletableFuture<?> dependent && seen.add(dependent)) {
      found |= dependent == sought;
      next.add(dependent);
    }
  }

  /** What a field of an object of the JDK holds; null if it has none of that name. */
  private static @Nullable Object value(Class<?> type, Object object, String name) {
    for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
      try {
        Field field = each.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(object);
      } catch (NoSuchFieldException inherited) {
        // Its parent may have it.
      } catch (IllegalAccessException | RuntimeException notOnThisJvm) {
        return null;
      }
    }
    return null;
  }
}
