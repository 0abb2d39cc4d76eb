package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.GivenUpWork.How;
import dev.selvedge.agent.sensor.task.Activity.Running;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The function of an asynchronous stage that runs for a future, for which nobody else waits.
 *
 * @param running the function
 * @param task the task as which it runs
 * @param isOther whether it completes another future than that, upon which that is built
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
record StageWork(Running running, Task task, boolean isOther) {

  /** What runs for a future now, on another thread; null if nothing does. */
  static @Nullable StageWork of(CompletableFuture<?> future) {
    Tracked tracked = Ledger.of(future);
    if (tracked == null) {
      return null;
    }
    Running own = tracked.running;
    if (own != null) {
      return made(own, false);
    }
    for (ThreadTasks thread : ThreadTable.all()) {
      Running running = thread.running;
      Object source = running == null ? null : running.tracked().get();
      if (running != null
          && source != null
          && FutureInside.dependsOn(future, source)
          && !isWantedByOthers(source, future)) {
        return made(running, true);
      }
    }
    return null;
  }

  /** Whether a function runs that completes a future, or one upon which that is built. */
  static boolean isUnderWay(CompletableFuture<?> future) {
    for (ThreadTasks thread : ThreadTable.all()) {
      Running running = thread.running;
      Object completes = running == null ? null : running.tracked().get();
      if (completes != null && (completes == future || FutureInside.dependsOn(future, completes))) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable StageWork made(Running running, boolean isOther) {
    Tracked tracked = running.tracked();
    ThreadTasks thread = ThreadTable.of(running.thread());
    if (running.thread() == Thread.currentThread() || !tracked.origin.isOfUser()) {
      return null;
    }
    Task task = thread == null ? null : thread.current();
    boolean isItsOwn = task != null && task.origin == tracked.origin && running.goesOn();
    return new StageWork(running, isItsOwn && task != null ? task : tracked.told(), isOther);
  }

  /** Whether something else depends on it that is not complete. */
  private static boolean isWantedByOthers(Object source, CompletableFuture<?> future) {
    List<Object> all = FutureInside.dependentsOf(source);
    // Asked last: what somebody builds upon the future just now must not look like another's.
    List<Object> dependents = FutureInside.dependentsOf(future);
    for (Object each : all) {
      boolean isWanted =
          !dependents.contains(each)
              && !Ledger.isDone(each)
              && !FutureInside.dependsOn(future, each);
      if (isWanted) {
        return true;
      }
    }
    return false;
  }

  /** Somebody has given the future up. */
  void givenUp(How how, List<Frame> call) {
    if (running.goesOn()) {
      Tracked tracked = running.tracked();
      Stragglers.add(
          new Straggler(
              how,
              task,
              task.origin,
              call,
              new Activity.OfStage(running),
              tracked.executor(),
              null,
              isOther ? tracked : null,
              tracked));
    }
  }
}
