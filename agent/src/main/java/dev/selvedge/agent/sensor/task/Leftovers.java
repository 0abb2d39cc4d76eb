package dev.selvedge.agent.sensor.task;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TimerTask;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;

/** Finds the tasks of a window that are alive. */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Leftovers {

  private final TaskWindow window;
  private final List<LeftTask> found = new ArrayList<>();
  private final Set<Task> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Leftovers(TaskWindow window) {
    this.window = window;
  }

  static List<LeftTask> of(TaskWindow window) {
    Leftovers leftovers = new Leftovers(window);
    leftovers.running();
    leftovers.inPools();
    leftovers.elsewhere();
    if (leftovers.found.size() < window.live.sum()) {
      // A thread may have taken one from its queue between the looks at the one and the other.
      leftovers.running();
    }
    return leftovers.found;
  }

  /** What threads run: of each thread the innermost task, which is what keeps the others. */
  private void running() {
    for (ThreadTasks thread : ThreadTable.all()) {
      for (Task task = thread.current(); task != null; task = task.outer) {
        if (isOurs(task) && task.runner == thread && !task.again) {
          if (seen.add(task)) {
            found.add(new LeftTask(task, thread, null));
          }
          break;
        }
      }
    }
  }

  private void inPools() {
    for (ThreadPoolExecutor pool : window.pools()) {
      for (Object queued : queue(pool)) {
        Task task = Works.of(queued);
        if (task != null && concerns(task) && !isDone(queued)) {
          found.add(new LeftTask(task, null, queued));
        }
      }
    }
  }

  private static Object[] queue(ThreadPoolExecutor pool) {
    try {
      BlockingQueue<?> queue = PoolFields.queue(pool);
      return queue == null ? new Object[0] : queue.toArray();
    } catch (Exception | LinkageError | AssertionError ofTheApplication) {
      return new Object[0];
    }
  }

  /** What was queued anywhere else, as far as nobody has dropped it. */
  private void elsewhere() {
    QueuedTasks.forEach(
        (queued, task) -> {
          boolean given = task.state == Task.QUEUED || task.again;
          boolean inPool = task.owner instanceof ThreadPoolExecutor;
          if (given && !inPool && concerns(task) && !isDone(queued)) {
            found.add(new LeftTask(task, null, queued));
          }
        });
  }

  /** Whether it is the window's, and was not found before. */
  private boolean concerns(Task task) {
    return isOurs(task) && seen.add(task);
  }

  private boolean isOurs(Task task) {
    return task.window == window
        && !task.kind.isWindow()
        && task.counted
        && task.state != Task.ENDED;
  }

  /** A look of Selvedge at a future of the JDK is none of the application. */
  private static boolean isDone(Future<?> future) {
    boolean jdks =
        future instanceof FutureTask
            || future instanceof ForkJoinTask
            || future instanceof CompletableFuture;
    return jdks ? Ledger.isDone(future) : future.isDone();
  }

  static boolean isDone(Object queued) {
    try {
      return queued instanceof TimerTask timerTask
          ? JdkInternals.isOver(timerTask)
          : queued instanceof Future<?> future && isDone(future);
    } catch (RuntimeException | LinkageError ofTheApplication) {
      return false;
    }
  }
}
