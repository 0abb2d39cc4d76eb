package dev.selvedge.agent.sensor.task;

import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** What a look at a future means for what there is to tell of it. */
final class Looks {

  private Looks() {}

  /** Somebody has seen the outcome. */
  static void observed(Object future) {
    Stragglers.settle(future);
    Tracked tracked = Ledger.of(future);
    if (tracked != null) {
      tracked.set(Tracked.SEEN);
      tracked.chain.observe();
      Ledger.drop(tracked);
      // Only then: whoever fails it meanwhile looks afterwards whether it was dropped.
      Failure failure = tracked.failure;
      if (failure != null) {
        failure.observe();
      }
    }
  }

  /** Somebody knows that it is done, and not how it ended. */
  static void joined(Object future) {
    Stragglers.settle(future);
    Tracked tracked = Ledger.of(future);
    if (tracked != null && !tracked.has(Tracked.SUBTASK)) {
      tracked.set(Tracked.SEEN);
      tracked.chain.observe();
      if (tracked.failure == null) {
        Ledger.drop(tracked);
      }
    }
  }

  /** Nobody is to wait for it; if it fails that is told all the same. */
  static void detached(Object future) {
    Stragglers.settle(future);
    Tracked tracked = Ledger.of(future);
    if (tracked != null) {
      tracked.set(Tracked.MOVED);
      if (tracked.has(Tracked.WORK) && !tracked.has(Tracked.SYNC)) {
        tracked.task.detached = true;
      }
    }
    Task task = taskOf(future);
    if (task != null) {
      task.detached = true;
    }
  }

  /** Whether nobody is to wait for the work of a future. */
  static boolean isDetached(Object future) {
    Tracked tracked = Ledger.of(future);
    return tracked != null && tracked.task.detached;
  }

  /** The task of a future that is not done; null if that is not known. */
  static @Nullable Task taskOf(Object future) {
    return future instanceof FutureTask<?> task ? FutureSlot.get(task) : QueuedTasks.peek(future);
  }
}
