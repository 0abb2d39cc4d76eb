package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.LiveTask;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The tasks of a window that is open, for somebody who wants to know what it has left so far, and
 * may be one of them. Polls, as {@link Settling} does.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class LeftSoFar {

  private static final long FIRST_PAUSE = TimeUnit.MICROSECONDS.toNanos(200);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(16);

  /** A task on its way from a queue to a worker is found nowhere, mostly not longer than this. */
  private static final long UNSEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /** It is not longer than this, for somebody who has the time to wait. */
  private static final long LONG_UNSEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final TaskWindow window;
  private final Thread asking = Thread.currentThread();

  LeftSoFar(TaskWindow window) {
    this.window = window;
  }

  /** Waits until they have ended, or the time is over, or the thread is interrupted. */
  List<LiveTask> await(long patienceNanos) {
    long began = System.nanoTime();
    long seen = began;
    long unseenNanos = Math.max(UNSEEN_NANOS, Math.min(LONG_UNSEEN_NANOS, patienceNanos));
    long pause = FIRST_PAUSE;
    while (true) {
      List<LeftTask> left = left();
      long now = System.nanoTime();
      if (left.isEmpty()) {
        if (now - seen >= unseenNanos || !isUnderWay()) {
          return List.of();
        }
      } else {
        seen = now;
        if (now - began >= patienceNanos) {
          return describe(left);
        }
      }
      if (asking.isInterrupted()) {
        return describe(left);
      }
      LockSupport.parkNanos(this, pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
  }

  private List<LeftTask> left() {
    if (window.live.sum() == 0) {
      return List.of();
    }
    List<LeftTask> left = Leftovers.of(window);
    left.removeIf(each -> each.thread() != null && each.thread().thread == asking);
    return left;
  }

  /** Whether there is something else of the window than what the thread that asks does itself. */
  private boolean isUnderWay() {
    long own = 0;
    ThreadTasks thread = ThreadTable.current();
    for (Task task = thread == null ? null : thread.current(); task != null; task = task.outer) {
      if (task.window == window && task.counted) {
        own++;
      }
    }
    return window.live.sum() > own;
  }

  private static List<LiveTask> describe(List<LeftTask> left) {
    List<LiveTask> described = new ArrayList<>();
    for (LeftTask each : left) {
      if (each.isAlive() || each.task().periodic) {
        described.add(each.describe());
      }
    }
    return described;
  }
}
