package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.LiveTask;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The tasks of an open window, and of those in it, that have to come to an end.
 *
 * @param tasks those that are to be seen
 * @param unseen how many more there may be: on their way from a queue to a worker, or dropped
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public record AliveTasks(List<LiveTask> tasks, long unseen) {

  public AliveTasks {
    tasks = List.copyOf(tasks);
  }

  /**
   * Those of a window. What is run again and again has no end, and for what is detached nobody
   * waits: neither is among them, and nor is what a thread runs that waits for the others.
   *
   * @param waiter the thread that waits
   * @throws IllegalArgumentException if no open window has this id
   */
  public static AliveTasks of(String id, Thread waiter) {
    if (TaskWindows.opened(id) == null) {
      throw new IllegalArgumentException("no open window has the id " + id);
    }
    List<LiveTask> tasks = new ArrayList<>();
    long unseen = 0;
    try {
      QueuedTasks.expunge();
      for (TaskWindow window : TaskWindows.in(id)) {
        unseen += window.live.sum();
        for (LeftTask each : window.live.sum() == 0 ? List.<LeftTask>of() : Leftovers.of(window)) {
          unseen--;
          if (each.isAlive() && isToEnd(each, waiter)) {
            tasks.add(each.describe());
          }
        }
        unseen -= below(window);
      }
      tasks.addAll(delayed(id));
    } catch (Throwable inAQueueOfTheApplication) {
      Sensor.fault(inAQueueOfTheApplication);
    }
    return new AliveTasks(tasks, Math.max(0, unseen));
  }

  /**
   * What waits for its time in the timer of {@link CompletableFuture}, which begins nothing before:
   * of these windows it is no task yet.
   */
  private static List<LiveTask> delayed(String id) {
    List<LiveTask> delayed = new ArrayList<>();
    List<TaskWindow> windows = TaskWindows.in(id);
    for (Seen each : TaskWindows.look().all()) {
      Object future = FutureInside.delayedIn(each.queued);
      Task task = each.task;
      if (future != null
          && task != null
          && !task.counted
          && windows.contains(task.window)
          && !Ledger.isDone(future)
          && !Looks.isDetached(future)) {
        delayed.add(new LeftTask(task, null, each.queued).describe());
      }
    }
    return delayed;
  }

  private static boolean isToEnd(LeftTask left, Thread waiter) {
    return !left.task().periodic
        && !left.task().detached
        && (left.thread() == null || left.thread().thread != waiter);
  }

  /** How many tasks have another one run inside of them, which is what was found. */
  private static long below(TaskWindow window) {
    long below = 0;
    for (ThreadTasks thread : ThreadTable.all()) {
      boolean found = false;
      for (Task task = thread.current(); task != null; task = task.outer) {
        boolean ours =
            task.window == window
                && task.counted
                && !task.kind.isWindow()
                && task.runner == thread
                && !task.again;
        below += ours && found ? 1 : 0;
        found |= ours;
      }
    }
    return below;
  }
}
