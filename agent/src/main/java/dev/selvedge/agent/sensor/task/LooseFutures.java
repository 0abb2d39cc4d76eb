package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.LooseFuture;
import dev.selvedge.agent.event.LooseFuture.Fate;
import dev.selvedge.agent.event.LooseFuture.Kind;
import dev.selvedge.agent.sensor.Stacks;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the futures that somebody should have looked at, once nobody will. */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class LooseFutures {

  private static final int NOT_AWAITED =
      Tracked.TAKEN
          | Tracked.TAKEN_IF_FIRST
          | Tracked.MOVED
          | Tracked.HANDLER
          | Tracked.BY_HAND
          | Tracked.SUBTASK;

  private LooseFutures() {}

  /** Those that nobody can look at any more, as far as nothing can change what they are. */
  static List<LooseFuture> unreachable() {
    Ledger.expunge();
    List<LooseFuture> loose = new ArrayList<>();
    takeFailures(loose, null);
    for (GoneFutures.Gone gone : TaskWindow.JVM.gone.take(LooseFutures::isSettled)) {
      add(loose, gone.first, gone.count);
    }
    return loose;
  }

  /**
   * Takes the failures that are gone: what is of another window that somebody is going to close is
   * kept for that one, whoever comes first.
   */
  private static synchronized void takeFailures(
      List<LooseFuture> loose, @Nullable TaskWindow closing) {
    for (Failure failure : Failures.gone()) {
      TaskWindow window = failure.told();
      boolean isOthers = window != TaskWindow.JVM && window != closing && !window.closed;
      add(isOthers ? window.lost : loose, failure);
    }
    if (closing != null) {
      closing.closed = true;
      loose.addAll(closing.lost);
      closing.lost.clear();
    }
  }

  /** Those of windows that have ended. */
  static List<LooseFuture> of(Predicate<TaskWindow> windows) {
    List<LooseFuture> loose = unreachable();
    for (Failure failure : Failures.of(windows)) {
      add(loose, failure);
    }
    Ledger.forEach(
        tracked -> {
          if (windows.test(tracked.window())) {
            Object future = tracked.get();
            boolean told = add(loose, tracked, 1);
            if (told || future == null || Ledger.isDone(future)) {
              Ledger.drop(tracked);
            }
          }
        });
    return loose;
  }

  /** Those of a window that nobody can look at any more. */
  static void addGone(List<LooseFuture> loose, TaskWindow window) {
    Ledger.expunge();
    if (window.hasStrangers) {
      Failures.lostMeanwhile(window).forEach(failure -> add(loose, failure));
    }
    takeFailures(loose, window);
    for (GoneFutures.Gone gone : window.gone.take(tracked -> true)) {
      add(loose, gone.first, gone.count);
    }
  }

  private static void add(List<LooseFuture> loose, Failure failure) {
    Tracked unseen = failure.unseen();
    if (unseen != null) {
      Kind kind =
          unseen.has(Tracked.SUBTASK)
              ? Kind.SUBTASK
              : unseen.has(Tracked.BY_HAND)
                  ? Kind.BY_HAND
                  : failure.isOfLibrary() ? Kind.OF_LIBRARY : Kind.WORK;
      Lineage lineage = Ancestors.of(unseen.told());
      if (lineage != null) {
        TaskWindow told = failure.told();
        loose.add(
            new LooseFuture(
                Fate.FAILED,
                kind,
                unseen.origin.frames,
                begun(unseen),
                failure.text(),
                List.of(),
                failure.thread(),
                told == failure.window() ? lineage : lineage.guessedOf(told.id),
                failure.nanos(),
                1));
      }
    }
    failure.observe();
  }

  private static boolean add(List<LooseFuture> loose, Tracked tracked, long count) {
    Fate fate = fate(tracked);
    Lineage lineage = fate == null ? null : Ancestors.of(tracked.told());
    boolean told = fate != null && lineage != null;
    if (fate != null && lineage != null) {
      Origin waited = fate == Fate.GIVEN_UP ? tracked.waited : null;
      loose.add(
          new LooseFuture(
              fate,
              tracked.has(Tracked.WORK) ? Kind.WORK : Kind.BY_HAND,
              waited == null ? tracked.origin.frames : waited.frames,
              begun(tracked),
              null,
              List.of(),
              Thread.currentThread().getName(),
              lineage,
              System.nanoTime(),
              count));
    }
    return told;
  }

  private static @Nullable Fate fate(Tracked tracked) {
    Object future = tracked.get();
    if (tracked.has(Tracked.GAVE_UP) && !tracked.has(Tracked.WORK)) {
      // Of a stage that is gone nobody knows whether it was completed after all.
      boolean pending = future == null ? tracked.waited == tracked.origin : !Ledger.isDone(future);
      return pending && (future == null || !mayBeCompleted(future)) ? Fate.GIVEN_UP : null;
    }
    boolean pending = future != null && !Ledger.isDone(future);
    return pending || isCancelled(future) || !isForgotten(tracked) ? null : Fate.DONE;
  }

  /** Whether work completes a future that is known: it runs, or was dropped. */
  private static boolean mayBeCompleted(Object future) {
    return LostTasks.complete(future)
        || (future instanceof CompletableFuture<?> promise && StageWork.isUnderWay(promise));
  }

  private static boolean isCancelled(@Nullable Object future) {
    return future instanceof FutureTask<?> task && FutureFields.isCancelled(task);
  }

  /** Whether somebody should have waited for a future that came to a good end. */
  static boolean isForgotten(Tracked tracked) {
    return isToBeAwaited(tracked) && !isJoined(tracked);
  }

  /** The same, unless its executor has come to an end, or comes to one yet. */
  static boolean isToBeAwaited(Tracked tracked) {
    return tracked.has(Tracked.WORK)
        && !tracked.has(NOT_AWAITED)
        && tracked.failure == null
        && !(tracked.has(Tracked.SYNC) && tracked.chain.isObserved());
  }

  /** Whether its executor has come to its end, or will be told of because it has not. */
  private static boolean isJoined(Tracked tracked) {
    WeakReference<Object> reference = tracked.executor();
    if (reference == null) {
      return false;
    }
    Object executor = reference.get();
    return executor == null || isShutdown(executor) || isUnclosed(executor, tracked.window());
  }

  private static boolean isShutdown(Object executor) {
    if (executor instanceof ThreadPoolExecutor pool) {
      return PoolFields.isShutdown(pool);
    }
    // A class of the application is not asked: it may take its time, or do something else.
    return executor.getClass().getClassLoader() != null
        || ((ExecutorService) executor).isShutdown();
  }

  private static boolean isUnclosed(Object executor, TaskWindow window) {
    MadeExecutor made = ExecutorTable.of(executor);
    return made != null && made.isOpenIn(window);
  }

  /** Whether nothing more can change what is said of it. */
  private static boolean isSettled(Tracked tracked) {
    if (!hasEnd(tracked)) {
      return true;
    }
    return !isForgotten(tracked);
  }

  /** Whether its executor may yet come to an end. */
  private static boolean hasEnd(Tracked tracked) {
    WeakReference<Object> reference = tracked.executor();
    return reference != null && reference.get() != ForkJoinPool.commonPool();
  }

  private static List<Frame> begun(Tracked tracked) {
    Task work = tracked.chain.work;
    return work == null || work.origin == null || work.origin == tracked.origin
        ? List.of()
        : work.origin.frames;
  }

  /** A thread that waits for a future which nothing that is known will complete; null if not. */
  static @Nullable LooseFuture awaited(ThreadTasks thread) {
    if (!(thread.waitsFor instanceof CompletableFuture<?> future)
        || FutureFields.resultOf(future) != null
        || mayBeCompleted(future)) {
      return null;
    }
    Tracked tracked = Ledger.of(future);
    if (tracked != null && tracked.has(Tracked.WORK)) {
      return null;
    }
    Task current = thread.current();
    Task task = current == null || current.window == null ? Works.jvm() : current;
    Lineage lineage = Ancestors.of(task);
    List<Frame> stack = Stacks.of(thread.thread);
    return lineage == null
        ? null
        : new LooseFuture(
            Fate.AWAITED,
            Kind.BY_HAND,
            task.origin == null ? List.of() : task.origin.frames,
            List.of(),
            null,
            stack,
            thread.thread.getName(),
            lineage,
            System.nanoTime(),
            1);
  }
}
