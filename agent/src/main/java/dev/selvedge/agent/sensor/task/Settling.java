package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.LiveTask;
import dev.selvedge.agent.event.LooseFuture;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for the tasks of a window that has ended. It polls, and never waits through an executor:
 * who helps there would run strangers' work, or wait for itself.
 */
final class Settling {

  private static final long FIRST_PAUSE = TimeUnit.MICROSECONDS.toNanos(200);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(16);

  /**
   * A task that a worker has taken from its queue and not begun is found nowhere; one that was
   * dropped neither. For so long it is not believed to be dropped.
   */
  private static final long UNSEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** More than these tell nobody more. */
  private static final int MOST_DESCRIBED = 1_000;

  private static final int LAST_LOOKS = 5;
  private static final long BETWEEN_LOOKS = TimeUnit.MICROSECONDS.toNanos(700);

  private final TaskWindow window;
  private final boolean interrupts;
  private final List<LooseFuture> loose;
  private boolean interrupted;

  /**
   * @param interrupts whether what is left is to be ended
   * @param loose where to add the futures for which what is left waits in vain
   */
  Settling(TaskWindow window, boolean interrupts, List<LooseFuture> loose) {
    this.window = window;
    this.loose = loose;
    this.interrupts = interrupts;
  }

  /** Waits, and answers what is left. */
  List<LiveTask> await(long settleNanos) {
    List<LiveTask> left = settle(settleNanos) ? List.of() : describe(lastLooks());
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return left;
  }

  /** Whether all tasks have ended, or were dropped. */
  private boolean settle(long settleNanos) {
    long began = System.nanoTime();
    long unseenSince = began;
    long pause = FIRST_PAUSE;
    while (window.live.sum() > 0) {
      long now = System.nanoTime();
      if (!Leftovers.of(window).isEmpty()) {
        unseenSince = now;
      } else if (now - unseenSince >= UNSEEN_NANOS) {
        return true;
      }
      if (now - began >= settleNanos) {
        return false;
      }
      pause(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
    return true;
  }

  /**
   * One that comes again and again may be on its way from queue to worker at any one look, and stay
   * there if the worker has no processor.
   */
  private Collection<LeftTask> lastLooks() {
    Map<Long, LeftTask> seen = new LinkedHashMap<>();
    long began = System.nanoTime();
    for (int look = 0; look < LAST_LOOKS || areUnseen(seen.size(), began); look++) {
      if (look > 0) {
        pause(BETWEEN_LOOKS);
      }
      for (LeftTask each : Leftovers.of(window)) {
        seen.put(each.task().id(), each);
      }
    }
    return seen.values();
  }

  /** Whether there may be more than were seen, and time to look for them. */
  private boolean areUnseen(int seen, long began) {
    return window != TaskWindow.JVM
        && seen < window.live.sum()
        && System.nanoTime() - began < UNSEEN_NANOS;
  }

  private void pause(long nanos) {
    LockSupport.parkNanos(this, nanos);
    // Or the next pause would be none. Whoever waits for the test's own interrupt gets it later.
    interrupted |= Thread.interrupted();
  }

  private List<LiveTask> describe(Collection<LeftTask> left) {
    List<LiveTask> described = new ArrayList<>();
    for (LeftTask each : left) {
      boolean alive = each.isAlive() || each.task().periodic;
      if (alive && described.size() < MOST_DESCRIBED) {
        described.add(each.describe());
        LooseFuture awaited =
            each.thread() == null || window == TaskWindow.JVM
                ? null
                : LooseFutures.awaited(each.thread());
        if (awaited != null) {
          loose.add(awaited);
        }
      }
    }
    if (interrupts) {
      left.forEach(LeftTask::interrupt);
    }
    return described;
  }
}
